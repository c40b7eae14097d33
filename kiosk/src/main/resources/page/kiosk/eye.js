/**
 * Looks through the camera for the kiosk (a worker): grey pictures go to its process over /frames, one at a time and at most
 * twelve a second; the next is taken when the answer {"read": bool} to the last has come. Pictures in between are let go.
 */
import { addressOf } from "../shared/live.js";
import { grey } from "./luminance.js";

const BETWEEN_MS = 1000 / 12;
const JOIN_AGAIN_MS = 1_000;
const SAY_SEEN_MS = 1_000;

let socket = null;
let inFlight = false;
let lastSent = 0;
let lastSaid = 0;
let stills = false;

join();
addEventListener("message", ({ data }) => {
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
    if (!ready()) return;
    lastSent = performance.now();
    inFlight = true;
    socket.send(await grey(frame));
  } catch (e) {
    inFlight = false;
    console.warn("A picture could not be read; the next one is tried", e);
  } finally {
    frame.close();
  }
}

function ready() {
  return socket.readyState === WebSocket.OPEN && !inFlight && performance.now() - lastSent >= BETWEEN_MS;
}

function saySeen() {
  if (performance.now() - lastSaid < SAY_SEEN_MS) return;
  lastSaid = performance.now();
  postMessage("seen");
}

function startStills() {
  if (!stills) postMessage("next");
  stills = true;
}

function askForStill() {
  setTimeout(() => postMessage("next"), BETWEEN_MS);
}
