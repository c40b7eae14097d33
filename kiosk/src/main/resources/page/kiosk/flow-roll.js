/** The roll call: the staff's PIN, then everybody who is in, in large names, each ticked off with one tap. Needs no network. */
import { html, nothing } from "lit";
import { doing, step, trouble } from "./step.js";
import { language, say, voice } from "./words.js";

export const name = "roll";

const LOOK_EVERY_MS = 4_000;

const WORDS = { 403: "roll.wrongPin", 409: "roll.noPin", 410: "roll.over", 422: "roll.wrongPin", 429: "roll.tooMany" };

/** For the house's people only: it stands small at the foot of the page. */
export function offer({ kiosk }) {
  return kiosk?.features.includes("rollCall") ? { label: say("roll.offer"), quiet: true } : null;
}

/** From the PIN on until it is ended: whoever calls the roll has no hand free to say that they are still there. */
export function stays({ roll }) {
  return Boolean(roll);
}

export function view({ flow: { data } }, actions) {
  return data.roll ? list(data, actions) : pin(data, actions);
}

function pin({ busy, problem }, actions) {
  const open = (event) => {
    event.preventDefault();
    const field = event.target.elements.pin;
    const digits = field.value;
    field.value = "";
    doing(actions, WORDS, async () => {
      step(actions, { roll: await actions.post("open", { pin: digits }) });
      lookAgain(actions);
    });
  };
  return html`
    <h1 id="flow-title">${say("roll.title")}</h1>
    <form novalidate @submit=${open}>
      <label for="pin">${say("roll.pin")}</label>
      <input id="pin" name="pin" type="password" inputmode="numeric" autofocus autocomplete="off" maxlength="8"
        aria-describedby=${problem ? "problem" : nothing} />
      ${trouble(problem)}
      <div class="buttons"><button class="primary" data-part="open" ?disabled=${busy}>${say("roll.open")}</button></div>
    </form>
  `;
}

/** Who comes and goes meanwhile, and whom other doors have seen. */
function lookAgain(actions) {
  setTimeout(async () => {
    const roll = actions.isOpen() && actions.now().roll;
    if (!roll) return;
    try {
      actions.set({ roll: await actions.post("look", { call: roll.call }) });
    } catch (problem) {
      if (problem.status === 410) return actions.set({ problem: say(WORDS[410]) });
    }
    lookAgain(actions);
  }, LOOK_EVERY_MS);
}

/** Where least is known, most is to be said. */
function cutOff({ online, ageSeconds }) {
  if (online) return nothing;
  const words = ageSeconds == null ? say("roll.ageUnknown") : say("roll.age", { ago: voice(language()).ago(ageSeconds) });
  return html`<p class="trouble" data-part="age">${words}</p>`;
}

function list({ roll, problem }, actions) {
  const seen = roll.people.filter(({ seenAt }) => seenAt).length;
  const tick = (who) =>
    doing(actions, WORDS, async () => actions.set({ roll: await actions.post("tick", { call: roll.call, who }) }));
  const end = async () => {
    await actions.post("end", { call: roll.call }).catch(() => {});
    actions.close();
  };
  return html`
    <div class="fire-list">
      <h1 id="flow-title" tabindex="-1">${say("roll.count", { seen, all: roll.people.length })}</h1>
      <p class="quiet">${say("roll.began", { at: roll.began })}</p>
      ${cutOff(roll)}
      ${trouble(problem)}
      <ul class="roll">
        ${roll.people.map(
          ({ who, name, since, visitor, seenAt }) => html`<li>
            <button type="button" data-part="tick" aria-pressed=${Boolean(seenAt)} @click=${() => tick(who)}>
              <span class="box" aria-hidden="true"></span><strong><bdi>${name}</bdi></strong>
              <span class="quiet">${visitor ? say("roll.visitor") : nothing} ${say("roll.since", { at: since })}</span>
            </button>
          </li>`,
        )}
      </ul>
    </div>
    <div class="buttons">
      <button type="button" data-part="print" @click=${() => print()}>${say("roll.print")}</button>
      <button type="button" data-part="end" @click=${end}>${say("roll.end")}</button>
    </div>
  `;
}
