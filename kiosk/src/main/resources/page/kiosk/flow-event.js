/** Whoever comes in may come to an event: what it asks of them, and one tap for who is not here for it. */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { notKept, tapped } from "./step.js";
import { voice } from "./words.js";

export const name = "event";

/** Nothing of it stands on the idle page. */
export function offer() {
  return null;
}

export function view() {
  return nothing;
}

export function beside({ kind, visit, number, language }, actions) {
  if (!visit || kind === "goodbye") return nothing;
  const { say } = voice(language);
  const post = (act, said) => (event) => {
    const buttons = event.currentTarget.parentElement.querySelectorAll("[data-of=event]");
    tapped(buttons, say, () => actions.post(act, { number, ...said }));
  };
  return keyed(
    `${number} ${visit.question?.words ?? ""}`,
    html`
      <button type="button" data-of="event" data-part="not-for-it" @click=${post("not")}>${say("event.not")}</button>
      ${visit.question ? question(visit.question, say, post) : nothing} ${notKept()}
    `,
  );
}

function question({ words, choices }, say, post) {
  const answers = choices.length
    ? choices.map((choice) => ({ answer: choice, label: choice }))
    : ["yes", "no"].map((answer) => ({ answer, label: say(`event.${answer}`) }));
  return html`
    <p class="asks" id="asks"><bdi>${words}</bdi></p>
    ${answers.map(
      ({ answer, label }) =>
        html`<button type="button" data-of="event" data-part="answer" aria-describedby="asks" @click=${post("answer", { answer })}>
          <bdi>${label}</bdi>
        </button>`,
    )}
  `;
}
