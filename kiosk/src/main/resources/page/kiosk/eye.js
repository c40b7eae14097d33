/**
 * Looks through the camera for the kiosk (a worker), at most twelve times a second and at one picture at a time; those in
 * between are let go. Where the browser reads QR codes by itself, as on Android, it does; else grey pictures go to the
 * kiosk's process over /frames, the next when the answer {"read": bool} to the last has come.
 *
 * Tells the page {seen: true} about once a second, {covered: bool} when the picture has gone dark or flat for a while or is
 * back, {read: text}, and {next: true} when it wants a still picture.
 */
import { addressOf } from "../shared/live.js";
import { barcodeDetector } from "./detector.js";
import { grey, isBlank } from "./luminance.js";

const BETWEEN_MS = 1000 / 12;
const JOIN_AGAIN_MS = 1_000;
const EACH_SECOND_MS = 1_000;
const COVERED_AFTER_MS = 4_000;

let detector = null;
let socket = null;
let inFlight = false;
let lastLooked = 0;
let lastSaid = 0;
let lastJudged = 0;
let blankSince = 0;
let covered = false; // as the page was told
let stills = false;

barcodeDetector().then((found) => ((detector = found) ? null : join()));
addEventListener("message", ({ data }) => {
  if (data.frames || data.stills) forgetWhatWasSeen();
  if (data.frames) follow(data.frames);
  else if (data.still) look(data.still).finally(askForStill);
  else if (data.stills) startStills();
});

function join() {
  socket = new WebSocket(addressOf("/frames"));
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => (inFlight = false));
  socket.addEventListener("message", () => (inFlight = false));
  socket.addEventListener("close", () => setTimeout(join, JOIN_AGAIN_MS));
}

async function follow(frames) {
  const reader = frames.getReader();
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    await look(frame);
  }
}

async function look(frame) {
  try {
    saySeen();
    if (performance.now() - lastLooked < BETWEEN_MS) return;
    lastLooked = performance.now();
    const judging = lastLooked - lastJudged >= EACH_SECOND_MS;
    const sending = socket?.readyState === WebSocket.OPEN && !inFlight;
    const picture = judging || sending ? await grey(frame) : null;
    if (judging) judge(picture);
    if (detector) await detect(frame);
    else if (sending) send(picture);
  } catch (e) {
    console.warn("A picture could not be read; the next one is tried", e);
  } finally {
    frame.close();
  }
}

function send(picture) {
  inFlight = true;
  socket.send(picture);
}

async function detect(frame) {
  try {
    for (const { rawValue } of await detector.detect(frame)) postMessage({ read: rawValue });
  } catch (e) {
    console.warn("The browser's own reader failed; the kiosk's process reads from now on", e);
    detector = null;
    join();
  }
}

function saySeen() {
  if (performance.now() - lastSaid < EACH_SECOND_MS) return;
  lastSaid = performance.now();
  postMessage({ seen: true });
}

// A hand before the lens for a moment is somebody holding up a badge.
function judge(picture) {
  lastJudged = performance.now();
  const blank = isBlank(picture);
  if (!blank) blankSince = 0;
  else blankSince ||= lastJudged;
  const now = blank && lastJudged - blankSince >= COVERED_AFTER_MS;
  if (now !== covered) postMessage({ covered: now });
  covered = now;
}

// Another camera, or the same again.
function forgetWhatWasSeen() {
  blankSince = 0;
  covered = false;
}

function startStills() {
  if (!stills) postMessage({ next: true });
  stills = true;
}

function askForStill() {
  setTimeout(() => postMessage({ next: true }), BETWEEN_MS);
}
