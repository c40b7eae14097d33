/**
 * The lobby screen, and its wiring. What it was last told it keeps and goes on showing; the clock alone moves it on.
 * Each part of the wall is drawn apart from the others: one that cannot be drawn stays as it was, a scene is left out.
 */
import { render } from "lit";
import { live } from "../shared/live.js";
import { reloadWhenRenewed } from "../shared/renewed.js";
import { paintDoor } from "../shared/theme.js";
import { everySecond, timeIn } from "../shared/time.js";
import { board } from "./board.js";
import { boardView, isFew } from "./board-view.js";
import { foot, masthead, signUp } from "./frame-view.js";
import { dwell, following, pressing, scenes } from "./scenes.js";
import { sceneView } from "./scene-view.js";

/** The last of the steps by which a scene grows smaller. */
const SMALLEST = 4;

const state = {
  line: "joining", // to the player's own process
  link: null, // the player's, to the hub
  programme: null,
  occupancy: null,
};

// what stands on the wall now
let time = timeIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
let minute = 0;
let shown = { key: null, until: 0 };
let spoilt = new Set(); // keys of scenes that could not be drawn, until the next programme

chooseTheme();
live("/live", { part: heard, connection: lineIs });
everySecond(tick);
addEventListener("resize", () => draw(Date.now()));
document.fonts.ready.then(() => draw(Date.now()));

function heard(part, now) {
  guarded(`what was heard about ${part}`, () => take(part, now));
  draw(Date.now());
}

function take(part, now) {
  if (!(part in state)) return;
  if (part === "programme" && now === null) return; // better the one of yesterday than none
  const before = currentScenes(Date.now());
  if (part === "programme") {
    time = timeIn(now.timeZone);
    spoilt = new Set();
    guarded("the door's colour", () => paintDoor(now.doorColour));
  }
  state[part] = now;
  const urgent = pressing(before, currentScenes(Date.now()));
  if (urgent) turnTo(urgent, Date.now());
}

function lineIs(line) {
  state.line = line;
  if (line === "live") reloadWhenRenewed();
  draw(Date.now());
}

function tick(now) {
  const turned = now >= shown.until;
  if (turned || Math.floor(now / 60_000) !== minute) draw(now);
}

function draw(now) {
  minute = Math.floor(now / 60_000);
  guarded("the masthead", () => render(masthead(state, now, time), part("masthead")));
  guarded("the board", () => drawBoard(now));
  guarded("the foot", () => render(foot(state, now, time), part("foot")));
  guarded("the sign-up", () => render(signUp(state), part("sign-up")));
  drawScene(now);
}

// Large where few have room, then the usual size, then as many as there is room for.
function drawBoard(now) {
  const place = part("board");
  const today = board(state.programme?.events, now, time);
  const draw = (fits, large) => render(boardView(today, time, fits, large), place);
  const overflows = () => place.scrollHeight > place.clientHeight + 1;
  draw(Infinity, isFew(today));
  if (overflows()) draw(Infinity, false);
  for (let fits = today.rows.length - 1; overflows() && fits > 0; fits--) draw(fits, false);
}

// One scene at a time. The one that stands goes on until its time is over or it has nothing more to say.
function drawScene(now) {
  for (;;) {
    const all = currentScenes(now).filter((scene) => !spoilt.has(scene.key));
    const standing = all.find((scene) => scene.key === shown.key);
    const scene = standing && now < shown.until ? standing : following(all, shown.key);
    if (scene.key !== shown.key || now >= shown.until) turnTo(scene, now);
    if (guarded(`the scene ${scene.kind}`, () => fit(sceneView(scene))) || scene.kind === "greeting") return;
    spoilt.add(scene.key);
  }
}

// As large as there is room for: the steps are in scene.css.
function fit(view) {
  const place = part("scene");
  place.dataset.fit = "0";
  render(view, place);
  for (let step = 1; step <= SMALLEST && place.scrollHeight > place.clientHeight + 1; step++) place.dataset.fit = `${step}`;
}

function turnTo(scene, now) {
  shown = { key: scene.key, until: now + dwell(scene) };
}

function currentScenes(now) {
  return scenes(state.programme, state.occupancy, now);
}

function guarded(what, act) {
  try {
    act();
    return true;
  } catch (e) {
    console.warn(`Could not draw ${what}; the wall goes on without`, e);
    return false;
  }
}

function part(id) {
  return document.getElementById(id);
}

// A wall says which it wants in its address, "?theme=dark"; otherwise the system decides.
function chooseTheme() {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}
