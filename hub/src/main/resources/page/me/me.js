/** A member's own page, and its wiring: how one comes in, the pass, and what the house knows that concerns them. */
import { html, render } from "lit";
import { paintDoor } from "../shared/theme.js";
import { everySecond, timeIn } from "../shared/time.js";
import { Problem, ask } from "./ask.js";
import { stayAwake } from "./awake.js";
import { erased, mailed, outside, threshold } from "./enter.js";
import { house } from "./house.js";
import { keepACopy } from "./install.js";
import { forgetAll, keep, recall } from "./kept.js";
import { canBeMade, isOld, isOver, newPass, renewed, stepAt, textOf } from "./live-pass.js";
import { code, impossible, none } from "./pass.js";

const AGAIN_MS = 30_000;
const VISITORS_AGAIN_MS = 4_000; // whoever waits at the door is told of within five seconds
const CLOCK_IS_WRONG_MS = 10_000;
const MINUTE = 60_000;

const state = {
  at: "starting", // starting, outside, mailed, threshold, in, erased
  now: Date.now(),
  busy: null, // what is being done, by the name of its control
  problem: null,
  email: "", // to which a link has been asked for
  token: null, // from the link in the mail, until it is used
  me: null, // as the house last told
  online: true,
  visitors: [], // who is here for this member
  clock: 0, // by how many milliseconds the house's clock is ahead of this phone's
  pass: null, // this phone's
  passProblem: null,
  makes: true, // whether this browser can make passes
  text: null, // what the code says
  step: 0, // during this half minute
  erasing: false,
};
let time = timeIn("UTC");
let again = 0;

begin();

async function begin() {
  const token = takeToken();
  keepACopy();
  const [pass, me, clock] = await Promise.all(["pass", "me", "clock"].map((what) => recall(what).catch(() => undefined)));
  state.clock = clock ?? 0;
  state.makes = await canBeMade();
  if (token) return show({ at: "threshold", token });
  if (me) settle(me, { pass: pass ?? null });
  look();
}

/** Out of the address at once: neither the history nor somebody who reads over a shoulder may have it. */
function takeToken() {
  const token = location.pathname === "/me/enter" ? location.hash.slice(1) : "";
  if (location.pathname !== "/me" || location.hash) history.replaceState(null, "", "/me");
  return token || null;
}

everySecond(() => {
  const now = Date.now() + state.clock;
  if (!state.pass || state.at !== "in") {
    if (Math.floor(now / MINUTE) !== Math.floor(state.now / MINUTE)) show({ now });
    return;
  }
  if (stepAt(now) === state.step && state.text) show({ now });
  else freshCode(now);
});
document.addEventListener("visibilitychange", () => document.hidden || (state.at === "in" && look()));
addEventListener("online", () => state.at === "in" && look());
addEventListener("offline", () => show({ online: false }));

setInterval(lookForVisitors, VISITORS_AGAIN_MS);

async function lookForVisitors() {
  if (document.hidden || state.at !== "in" || !state.online) return;
  const { visitors } = await ask("/me/visitors").catch(() => state);
  if (JSON.stringify(visitors) !== JSON.stringify(state.visitors)) show({ visitors });
}

/** Asks the house how things are. Without an answer the page stands as it was. */
async function look() {
  clearTimeout(again);
  try {
    const before = Date.now();
    const me = await ask("/me");
    await setClock(me.now, before, Date.now());
    settle(me, { online: true });
    await keep("me", me).catch(() => {});
    await renewIfOld();
  } catch (problem) {
    if (problem.status === 401) return leave();
    show({ online: problem.status !== 0, at: state.me ? "in" : "outside", problem: state.me ? null : problem });
  }
  if (!document.hidden) again = setTimeout(look, AGAIN_MS);
}

function settle(me, change) {
  time = timeIn(me.timeZone);
  paintDoor(me.doorColour);
  document.title = `${me.name} · ${me.spaceName}`;
  show({ me, at: "in", problem: null, now: Date.now() + state.clock, ...change });
}

/** A door lets a code live for a minute: a phone whose clock is wrong goes by the house's. */
async function setClock(told, before, after) {
  const ahead = Date.parse(told) - (before + after) / 2;
  state.clock = Math.abs(ahead) < CLOCK_IS_WRONG_MS ? 0 : ahead;
  await keep("clock", state.clock).catch(() => {});
}

/** Nobody is signed in any more: what was of them goes from this phone. */
async function leave(at = "outside") {
  clearTimeout(again);
  await forgetAll().catch(() => {});
  document.title = "My pass · Foyer";
  show({ at, me: null, visitors: [], pass: null, text: null, problem: null, busy: null, erasing: false });
}

async function renewIfOld() {
  if (!state.pass || !isOld(state.pass, Date.now() + state.clock)) return;
  try {
    await take(await renewed(state.pass));
  } catch (problem) {
    if (problem.status === 409) await dropPass(problem);
  }
}

async function dropPass(problem) {
  await keep("pass", null).catch(() => {});
  show({ pass: null, text: null, passProblem: problem });
}

async function take(pass) {
  await keep("pass", pass);
  show({ pass, passProblem: null });
  await freshCode(Date.now() + state.clock);
}

async function freshCode(now) {
  if (isOver(state.pass, now)) return show({ now, text: null, passProblem: tooOld() });
  const step = stepAt(now);
  const text = await textOf(state.pass, step);
  show({ now: Date.now() + state.clock, step, text });
}

function tooOld() {
  return new Problem(0, "This pass is too old", "It is renewed as soon as this phone has network.");
}

const acts = {
  askForLink: (email) =>
    doing("ask", async () => {
      const space = new URLSearchParams(location.search).get("space") ?? undefined;
      await ask("/member-sign-in", { method: "POST", body: { space, email } });
      show({ at: "mailed", email });
    }),
  another: () => show({ at: "outside", problem: null }),
  /** Only here is the link used up: whatever merely looks at it, as mail scanners do, burns nothing. */
  enter: () =>
    doing("enter", async () => {
      const { token } = state;
      try {
        await ask("/me/session", { method: "POST", body: { token } });
      } catch (problem) {
        if (problem.status === 401) show({ at: "outside", token: null });
        throw problem;
      }
      await forgetAll().catch(() => {}); // the phone may have been somebody else's
      show({ token: null, pass: null, text: null });
      await look();
    }),
  addPass: async () => {
    show({ busy: "pass", passProblem: null });
    try {
      await take(await newPass());
      say("Your pass is on this phone.");
    } catch (passProblem) {
      show({ passProblem });
    }
    show({ busy: null });
  },
  change: (what, body, done) =>
    doing(what, async () => {
      const me = await ask("/me", { method: "PATCH", body });
      settle(me, {});
      say(done);
      await keep("me", me).catch(() => {});
    }),
  come: (visit) =>
    doing("coming", async () => {
      await ask("/me/visitors", { method: "POST", body: { visit } });
      await lookForVisitors();
      say("They are told that you come.");
    }),
  setPin: (pin) => doing("pin", () => pinIs({ method: "PUT", body: { pin } }, "Your PIN is saved.")),
  dropPin: () => doing("pin", () => pinIs({ method: "DELETE" }, "You have no PIN any more.")),
  signOut: () => doing("sign-out", () => left(ask("/me/session", { method: "DELETE" }))),
  signOutEverywhere: () => doing("sign-out-everywhere", () => left(ask("/me/sessions", { method: "DELETE" }))),
  wishToErase: (erasing) => show({ erasing, problem: null }),
  erase: () =>
    doing("erase", async () => {
      await ask("/me", { method: "DELETE" });
      await leave("erased");
    }),
};

async function pinIs(asked, done) {
  await ask("/me/pin", asked);
  await look();
  say(done);
}

async function left(asked) {
  await asked;
  await leave();
  say("You are signed out.");
}

async function doing(busy, act) {
  if (state.busy) return;
  show({ busy, problem: null });
  try {
    await act();
  } catch (problem) {
    show({ problem: Object.assign(problem, { about: busy }) });
  }
  show({ busy: null });
}

/** For those who listen: what has changed, once. The code itself changes silently. */
function say(words) {
  document.getElementById("said").textContent = words;
}

function show(change) {
  const before = state.at;
  Object.assign(state, change);
  stayAwake(state.at === "in" && Boolean(state.text));
  render(page(state), document.getElementById("page"));
  if (before !== state.at) document.querySelector("[data-first]")?.focus({ preventScroll: true });
}

function page(now) {
  switch (now.at) {
    case "outside":
      return outside(now, acts);
    case "mailed":
      return mailed(now, acts);
    case "threshold":
      return threshold(now, acts);
    case "erased":
      return erased();
    case "in":
      return house(now, time, acts, passOf(now));
    default:
      return html`<main class="me"><p class="quiet" role="status">One moment</p></main>`;
  }
}

function passOf({ pass, text, now, online, makes, busy, passProblem }) {
  if (pass && text) return code({ text, now, online });
  if (!makes) return impossible();
  return none({ busy: busy === "pass", problem: passProblem, onAdd: acts.addPass });
}
