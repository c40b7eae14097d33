/** From one question of a flow to the next, and what goes wrong between them. */
import { html, nothing } from "lit";
import { say } from "./words.js";

/** Shows the next question, and puts the focus where it is answered: who cannot see the page hears what it asks. */
export function step(actions, data) {
  actions.set(data);
  const flow = document.querySelector("[data-part=flow]");
  (flow?.querySelector("[autofocus]") ?? flow?.querySelector("h1"))?.focus();
}

/**
 * Does it once, and says what went wrong.
 *
 * @param words the keys of what is said, by the answer's status
 */
export async function doing(actions, words, act) {
  actions.set({ busy: true, problem: null });
  try {
    await act();
  } catch (problem) {
    const key = words[problem.status];
    actions.set({ problem: key ? say(key) : problem.message });
  }
  actions.set({ busy: false });
}

const TOO_LATE = 410;
export const NOT_KEPT = 507;

/**
 * One tap beside a verdict. Where it could not be kept, that is said there, and it can be tapped again.
 *
 * @param buttons of which one was tapped
 * @param say     in the language of whoever stands there
 */
export async function tapped(buttons, say, act) {
  const focused = document.activeElement;
  const words = buttons[0].parentElement.querySelector("[data-part=not-kept]");
  buttons.forEach((button) => (button.disabled = true));
  words.hidden = true;
  try {
    await act();
  } catch (problem) {
    if (problem.status === TOO_LATE) return console.warn("Too late for that verdict", problem);
    words.textContent = say(problem.status === NOT_KEPT ? "flow.notKept" : "flow.failed");
    words.hidden = false;
    buttons.forEach((button) => (button.disabled = false));
    if (document.activeElement === document.body) focused.focus(); // a button that cannot be pressed loses it
  }
}

/** Where it is said. */
export function notKept() {
  return html`<p class="asks problem" role="alert" data-part="not-kept" hidden></p>`;
}

export function trouble(problem) {
  return problem ? html`<p class="problem" id="problem" role="alert">${problem}</p>` : nothing;
}
