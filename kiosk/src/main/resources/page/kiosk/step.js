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

export function trouble(problem) {
  return problem ? html`<p class="problem" id="problem" role="alert">${problem}</p>` : nothing;
}
