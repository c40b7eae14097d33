/** How it was, on the way out: one tap, or none. Nobody's name goes with it, and the next person never waits for it. */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
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
    const group = event.currentTarget.parentElement;
    group.querySelectorAll("button").forEach((button) => (button.disabled = true));
    event.currentTarget.setAttribute("aria-pressed", "true");
    actions.post("tap", { number, mood }).catch((gone) => console.warn("Too late for that goodbye", gone));
  };
  return keyed(
    number,
    html`<div class="moods" role="group" aria-label=${ask} data-part="feedback">
      <p class="asks">${ask}</p>
      ${MOODS.map(
        (mood) => html`<button type="button" data-mood=${mood} @click=${tap(mood)}>${say(`feedback.${mood}`)}</button>`,
      )}
    </div>`,
  );
}
