/**
 * The open flow: it lies over the idle page, asks after 25 seconds without a touch whether somebody is still there, and
 * closes 20 seconds later (WCAG 2.2, 2.2.1: any touch or key extends it, as often as one likes).
 */
import { html, nothing } from "lit";
import { flows } from "./flows.js";
import { NOT_KEPT } from "./step.js";
import { say } from "./words.js";

const MOST_BUTTONS = 3;
const ASKS_AFTER_MS = 25_000;
const ANSWERED_WITHIN_S = 20;

/** @returns {{buttons: {flow, label}[], quiet: {flow, label}[]}} what is offered now */
export function offered(state) {
  const offers = flows.map((flow) => ({ flow, ...flow.offer(state) })).filter(({ label }) => label);
  return {
    buttons: offers.filter(({ quiet }) => !quiet).slice(0, MOST_BUTTONS),
    quiet: offers.filter(({ quiet }) => quiet),
  };
}

/**
 * @param {(flow: {name: string, data: object, secondsLeft: number|null}|null) => void} show is told what is open now
 * @returns {{open: (flow) => void, close: () => void, view: (state) => unknown}}
 */
export function flowShell(show) {
  let flow = null; // the module
  let now = null; // what the page's state has of it
  let opening = 0; // which one it is: an answer that comes for the person before is not shown to the next
  let asking = 0;
  let counting = 0;
  let before = null; // what had the focus

  for (const touch of ["pointerdown", "keydown", "input"]) {
    document.addEventListener(touch, () => flow && extend(), { capture: true, passive: true });
  }
  return { open, close, makeRoom, view, actionsOf };

  function open(wanted) {
    before = document.activeElement;
    flow = wanted;
    opening++;
    change({ name: flow.name, data: {}, secondsLeft: null });
    extend();
    focusFirst();
  }

  /** Somebody has held up a badge: the next never waits for the last, but a fire list stays. */
  function makeRoom() {
    if (flow && !stays()) close();
  }

  /** Some flows must not go by themselves at some step: the house's people are looking for somebody. */
  function stays() {
    return Boolean(flow.stays?.(now.data));
  }

  function close() {
    if (!flow) return;
    stopTimers();
    flow = null;
    change(null);
    before?.focus?.();
  }

  function change(next) {
    now = next;
    show(now);
  }

  function extend() {
    stopTimers();
    if (!stays()) asking = setTimeout(askWhetherStillThere, ASKS_AFTER_MS);
    if (now.secondsLeft !== null) {
      change({ ...now, secondsLeft: null });
      focusFirst();
    }
  }

  function askWhetherStillThere() {
    change({ ...now, secondsLeft: ANSWERED_WITHIN_S });
    document.querySelector("[data-part=still-there] button")?.focus();
    counting = setInterval(() => {
      if (now.secondsLeft <= 1) close();
      else change({ ...now, secondsLeft: now.secondsLeft - 1 });
    }, 1_000);
  }

  function stopTimers() {
    clearTimeout(asking);
    asking = 0;
    clearInterval(counting);
  }

  function focusFirst() {
    const dialog = document.querySelector("[data-part=flow]");
    (dialog?.querySelector("[autofocus]") ?? dialog)?.focus();
  }

  /** What a flow can do. */
  function actionsOf(its) {
    let itsOpening = opening;
    const isOpen = () => flow === its && opening === itsOpening;
    return {
      say,
      /** Changes its own data, and shows it. */
      set: (data) => {
        if (!isOpen()) return;
        change({ ...now, data: { ...now.data, ...data } });
        if (stays() || (!asking && now.secondsLeft === null)) extend();
      },
      isOpen,
      now: () => now.data,
      /** Starts it, from beside a verdict. */
      open: () => {
        open(its);
        itsOpening = opening;
      },
      close: () => isOpen() && close(),
      post: (act, body) => post(`/desk/${its.name}/${act}`, body),
    };
  }

  function view(state) {
    if (!flow) return nothing;
    return html`
      <section class="flow" role="dialog" aria-modal="true" aria-labelledby="flow-title" tabindex="-1" data-part="flow"
        data-flow=${flow.name}>
        <div class="step" ?inert=${state.flow.secondsLeft !== null}>${flow.view(state, actionsOf(flow))}</div>
        <button type="button" class="close" data-part="close" ?inert=${state.flow.secondsLeft !== null} @click=${close}>
          ${say("flow.close")}
        </button>
        ${state.flow.secondsLeft === null ? nothing : stillThere(state.flow.secondsLeft)}
      </section>
    `;
  }

  function stillThere(seconds) {
    return html`
      <div class="still-there" role="alertdialog" aria-labelledby="still-there" aria-describedby="closes-soon" data-part="still-there">
        <h2 id="still-there">${say("flow.stillThere")}</h2>
        <p id="closes-soon">${say("flow.closesSoon", { seconds })}</p>
        <button type="button" class="primary" @click=${extend}>${say("flow.stay")}</button>
      </div>
    `;
  }
}

/**
 * To the kiosk's own process, JSON there and back.
 *
 * @throws {Problem} in words for whoever stands there
 */
async function post(path, body = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (e) {
    throw new Problem(0, say("flow.failed"), e);
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(answer.status, say(answer.status === NOT_KEPT ? "flow.notKept" : "flow.failed"), said);
  return said;
}

/** What went wrong, in the language that is spoken; what the process said (RFC 9457) is in its cause. */
export class Problem extends Error {
  constructor(status, words, cause) {
    super(words, { cause });
    this.status = status;
  }
}
