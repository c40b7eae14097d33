/**
 * A hand scanner is a keyboard that types faster than anybody: a burst of keys, on average less than 50 ms apart, ending in
 * Enter or Tab. What people type by hand is left alone. A code that is pasted is a scan too.
 *
 * Scanners press the keys of an American keyboard, whatever the computer takes them for: on a German one Y comes out as Z, on
 * a French one digits as accents, on an Arabic one everything in Arabic. So each burst is read twice, by what came out
 * (event.key) and by which keys were pressed (event.code); where both could be a pass, the kiosk's process decides.
 */
import { isPass, keyOf, readingsOf } from "./keys.js";

const FASTEST_HAND_MS = 50;
const HICCUP_MS = 150; // a busy computer may hand a key over late; a longer pause ends the burst
const SHORTEST = 6;
const LONGEST = 4_096; // no QR code holds more

/** @param {(text: string, other?: string) => void} scanned the other, where there are two ways to read it */
export function handScanner(scanned, page = document) {
  let keys = [];
  let began = 0;
  let last = -Infinity;

  page.addEventListener("keydown", heard, { capture: true });
  page.addEventListener("paste", pasted, { capture: true });

  function heard(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const gap = event.timeStamp - last;
    last = event.timeStamp;
    if (gap > HICCUP_MS) keys = [];
    if (event.key === "Enter" || event.key === "Tab") return ended(event);
    const key = keyOf(event);
    if (!key || keys.length >= LONGEST) return;
    if (keys.length === 0) began = event.timeStamp;
    else if (gap < FASTEST_HAND_MS && !intoField(event.target)) event.preventDefault(); // a space in a burst presses no button
    keys.push(key);
  }

  function ended(event) {
    const burst = keys;
    keys = [];
    if (burst.length < SHORTEST || (event.timeStamp - began) / burst.length >= FASTEST_HAND_MS) return;
    const readings = readingsOf(burst);
    if (intoField(event.target) && !isPass(readings[0])) return; // somebody's words, quickly filled in
    event.preventDefault();
    event.stopPropagation();
    scanned(...readings);
  }

  function pasted(event) {
    const text = event.clipboardData?.getData("text/plain").trim() ?? "";
    if (!text || text.length > LONGEST || (intoField(event.target) && !isPass(text))) return;
    event.preventDefault();
    scanned(text);
  }
}

function intoField(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
