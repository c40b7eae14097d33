/** The page at the door, and its wiring: what the kiosk says is shown; what camera, scanner and finger say is told to it. */
import { html, render } from "lit";
import { live } from "../shared/live.js";
import { reloadWhenRenewed } from "../shared/renewed.js";
import { paintDoor } from "../shared/theme.js";
import { camera } from "./camera.js";
import { idle } from "./idle.js";
import { handScanner } from "./scanner.js";
import { sound } from "./sounds.js";
import { spoken, verdict } from "./verdict.js";
import { tellTimeIn } from "./words.js";

/** A verdict leaves by itself, even when the kiosk's process is no longer there to take it back. */
const LONGEST_MS = 8_000;
const LONGEST_WITH_INTRODUCTION_MS = 20_000;
const LEAVING_MS = 240;

/** Check-ins pass through the journal in a moment; only what waits longer is worth a word. */
const WORTH_A_WORD_MS = 2_000;

const state = {
  line: "joining", // to the kiosk's own process: joining, live, lost
  kiosk: null,
  verdict: null,
  leaving: false, // the verdict is on its way out
  turned: null, // the number of the verdict whose button was pressed
  camera: { state: "starting", stream: null },
  waitingLong: false,
};
let clearing = 0;
let waitingSince = 0;

const line = live("/live", {
  connection: (now) => show({ line: now }),
  part: (name, now) => (name === "verdict" ? answer(now) : name === "kiosk" && settings(now)),
});
camera((now) => {
  show({ camera: now });
  reportCamera();
});
handScanner((typed) => line.send({ typed }));

function show(change) {
  const wasLive = state.line === "live";
  Object.assign(state, change);
  if (state.line === "live" && !wasLive) {
    reportCamera();
    reloadWhenRenewed();
  }
  render(page(), document.getElementById("door"));
}

function page() {
  const covered = state.verdict !== null;
  return html`${idle(state, covered)} ${verdict(state, turn)}
    <p class="visually-hidden" role="status" aria-live="assertive">${state.leaving ? "" : spoken(state.verdict)}</p>`;
}

function settings(kiosk) {
  if (kiosk?.doorColour !== state.kiosk?.doorColour) paintDoor(kiosk?.doorColour);
  if (kiosk?.timeZone !== state.kiosk?.timeZone) tellTimeIn(kiosk?.timeZone);
  if (kiosk?.spaceName) document.title = `Check in · ${kiosk.spaceName}`;
  show({ kiosk, waitingLong: waitsLong(kiosk) });
}

function waitsLong(kiosk) {
  if (!kiosk?.waiting) waitingSince = 0;
  else if (!waitingSince) {
    waitingSince = Date.now();
    setTimeout(() => show({ waitingLong: waitsLong(state.kiosk) }), WORTH_A_WORD_MS + 50);
  }
  return waitingSince > 0 && Date.now() - waitingSince >= WORTH_A_WORD_MS;
}

function answer(verdict) {
  if (verdict === null) return clear();
  if (verdict.number === state.verdict?.number) return;
  clearTimeout(clearing);
  clearing = setTimeout(clear, verdict.introduction ? LONGEST_WITH_INTRODUCTION_MS : LONGEST_MS);
  show({ verdict, leaving: false, turned: null });
  sound(verdict.kind);
}

function clear() {
  clearTimeout(clearing);
  if (!state.verdict) return;
  show({ leaving: true });
  clearing = setTimeout(() => show({ verdict: null, leaving: false }), LEAVING_MS);
}

function turn() {
  const { number, checkIn } = state.verdict;
  if (line.send({ turn: checkIn })) show({ turned: number });
}

function reportCamera() {
  if (state.camera.state !== "starting") line.send({ camera: state.camera.state });
}
