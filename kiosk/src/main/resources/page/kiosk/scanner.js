/**
 * A hand scanner is a keyboard that types faster than anybody: a burst of keys less than 50 ms apart, ending in Enter,
 * while no field has the focus. What people type by hand is left alone.
 */
const FASTEST_HAND_MS = 50;
const SHORTEST = 6;

export function handScanner(scanned, page = document) {
  let typed = "";
  let last = -Infinity;

  page.addEventListener("keydown", heard, { capture: true });

  function heard(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || intoField(event.target)) return;
    if (event.timeStamp - last > FASTEST_HAND_MS) typed = "";
    last = event.timeStamp;
    if (event.key.length === 1) {
      typed += event.key;
      if (typed.length > 1) event.preventDefault(); // a space within a burst presses no button
    } else if (event.key === "Enter") {
      if (typed.length >= SHORTEST) {
        event.preventDefault();
        event.stopPropagation();
        scanned(typed);
      }
      typed = "";
    }
  }
}

function intoField(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
