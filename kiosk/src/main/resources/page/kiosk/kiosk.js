/** The page at the door, and its wiring: what the kiosk says is shown; what camera, scanner and finger say is told to it. */
import { html, nothing, render } from "lit";
import { live } from "../shared/live.js";
import { reloadWhenRenewed } from "../shared/renewed.js";
import { paintDoor } from "../shared/theme.js";
import { camera } from "./camera.js";
import { flowShell } from "./flow-shell.js";
import { idle } from "./idle.js";
import { handScanner } from "./scanner.js";
import { shapeOf } from "./shapes.js";
import { sound } from "./sounds.js";
import { spoken, verdict } from "./verdict.js";
import { direction, language, say, speak, tellTimeIn } from "./words.js";

/** A verdict leaves by itself, even when the kiosk's process is no longer there to take it back. */
const LONGEST_MS = 8_000;
const LONGEST_WITH_INTRODUCTION_MS = 20_000;
const LEAVING_MS = 240;

/** Nobody has touched the page for so long: the next to come hears the house's own language again. */
const SPEAKS_ANOTHER_MS = 45_000;

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
  flow: null, // what is open over the idle page: its name, its data, and how many seconds are left, if it asks
};
let clearing = 0;
let forgetting = 0; // the timer after which the house's own language is spoken again
let waitingSince = 0;

const shell = flowShell((flow) => show({ flow }));
const actions = { speak: choose, open: shell.open, turn, of: shell.actionsOf };
const line = live("/live", {
  connection: (now) => show({ line: now }),
  part: (name, now) => (name === "verdict" ? answer(now) : name === "kiosk" && settings(now)),
});
const scanned = (typed, or) => line.send({ typed, or });
camera((now) => {
  show({ camera: now });
  reportCamera();
}, scanned);
handScanner(scanned);
document.addEventListener("pointerdown", soonForget, { capture: true, passive: true });
document.addEventListener("keydown", soonForget, { capture: true, passive: true });

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
  const root = document.documentElement;
  root.lang = language();
  root.dir = direction();
  if (state.kiosk) document.title = say("page.title", { space: state.kiosk.spaceName });
  const covered = state.verdict !== null || state.flow !== null;
  return html`${idle(state, actions, covered)} ${shell.view(state)} ${verdict(state, actions)}
    <p class="visually-hidden" role="status" aria-live="assertive" lang=${state.verdict?.language ?? nothing}>
      ${state.leaving ? "" : spoken(state.verdict)}
    </p>`;
}

function settings(kiosk) {
  if (!kiosk) return;
  const before = state.kiosk;
  if (kiosk.doorColour !== before?.doorColour) paintDoor(kiosk.doorColour);
  if (kiosk.timeZone !== before?.timeZone) tellTimeIn(kiosk.timeZone);
  if (kiosk.theme !== before?.theme) paintPaper(kiosk.theme);
  const untouched = language() === before?.language;
  if (!before || untouched || !kiosk.languages.includes(language())) speak(kiosk.language);
  show({ kiosk, waitingLong: waitsLong(kiosk) });
}

function paintPaper(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function choose(wanted) {
  speak(wanted);
  show({});
}

function soonForget() {
  clearTimeout(forgetting);
  forgetting = setTimeout(forget, SPEAKS_ANOTHER_MS);
}

function forget() {
  if (state.kiosk && language() !== state.kiosk.language) choose(state.kiosk.language);
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
  if (verdict.number === state.verdict?.number) return amend(verdict);
  clearTimeout(clearing);
  clearing = setTimeout(clear, longest(verdict));
  shell.makeRoom();
  show({ verdict, leaving: false, turned: null });
  sound(shapeOf(verdict));
}

/** The same verdict, otherwise in something that was said of it. */
function amend(verdict) {
  if (!state.leaving) show({ verdict });
}

function longest({ introduction, visit }) {
  return introduction || visit?.question ? LONGEST_WITH_INTRODUCTION_MS : LONGEST_MS;
}

function clear() {
  clearTimeout(clearing);
  if (!state.verdict) return;
  show({ leaving: true });
  clearing = setTimeout(() => {
    show({ verdict: null, leaving: false });
    forget(); // the next to come is somebody else
  }, LEAVING_MS);
}

function turn() {
  const { number, checkIn } = state.verdict;
  if (line.send({ turn: checkIn })) show({ turned: number });
}

function reportCamera() {
  if (state.camera.state !== "starting") line.send({ camera: state.camera.state });
}
