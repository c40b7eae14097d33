/**
 * A hand scanner is a keyboard that types faster than anybody: a burst of keys, on average less than 50 ms apart, ending in
 * Enter, while no field has the focus. What people type by hand is left alone.
 */
const FASTEST_HAND_MS = 50;
const HICCUP_MS = 150; // a busy computer may hand a key over late; a longer pause ends the burst
const SHORTEST = 6;

export function handScanner(scanned, page = document) {
  let typed = "";
  let began = 0;
  let last = -Infinity;

  page.addEventListener("keydown", heard, { capture: true });

  function heard(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || intoField(event.target)) return;
    const gap = event.timeStamp - last;
    last = event.timeStamp;
    if (gap > HICCUP_MS) typed = "";
    if (event.key === "Enter") ended(event);
    else if (event.key.length === 1) {
      if (typed === "") began = event.timeStamp;
      else if (gap < FASTEST_HAND_MS) event.preventDefault(); // a space within a burst presses no button
      typed += event.key;
    }
  }

  function ended(event) {
    const burst = typed;
    typed = "";
    if (burst.length < SHORTEST || (event.timeStamp - began) / burst.length >= FASTEST_HAND_MS) return;
    event.preventDefault();
    event.stopPropagation();
    scanned(burst);
  }
}

function intoField(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
