/** How it was, on the way out: one tap, or none. Nobody's name goes with it, and the next person never waits for it. */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { notKept, tapped } from "./step.js";
import { voice } from "./words.js";

export const name = "feedback";

const MOODS = ["GOOD", "FINE", "NOT_SO_GOOD"];

/** Nothing of it stands on the idle page. */
export function offer() {
  return null;
}

export function view() {
  return nothing;
}

export function beside({ kind, number, language, visit }, actions, kiosk) {
  if (kind !== "goodbye" || !kiosk?.features.includes("feedback")) return nothing;
  const { say } = voice(language);
  const ask = visit ? say("feedback.askEvent", visit) : say("feedback.ask");
  const tap = (mood) => (event) => {
    const button = event.currentTarget;
    button.setAttribute("aria-pressed", "true");
    tapped(button.parentElement.querySelectorAll("button"), say, () =>
      actions.post("tap", { number, mood }).catch((problem) => {
        button.removeAttribute("aria-pressed");
        throw problem;
      }),
    );
  };
  return keyed(
    number,
    html`<div class="moods" role="group" aria-label=${ask} data-part="feedback">
      <p class="asks">${ask}</p>
      ${MOODS.map(
        (mood) => html`<button type="button" data-mood=${mood} @click=${tap(mood)}>${say(`feedback.${mood}`)}</button>`,
      )}
      ${notKept()}
    </div>`,
  );
}
