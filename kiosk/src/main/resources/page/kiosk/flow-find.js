/** Somebody without their badge: finds their name, and comes in by their own PIN or by the desk. */
import { html, nothing } from "lit";
import { doing, step, trouble } from "./step.js";
import { say } from "./words.js";

export const name = "find";

const WORDS = { 403: "find.wrongPin", 410: "find.tooLong", 422: "find.tooFew", 429: "find.tooMany", 503: "find.cutOff" };

export function offer({ kiosk }) {
  return kiosk?.features.includes("findByName") ? { label: say("find.offer") } : null;
}

export function view({ flow: { data }, kiosk }, actions) {
  if (data.asked) return asked();
  if (data.chosen) return pin(data, kiosk, actions);
  return data.names?.length ? which(data, actions) : search(data, actions);
}

function search({ names, busy, problem }, actions) {
  const look = (event) => {
    event.preventDefault();
    const letters = event.target.elements.letters.value;
    doing(actions, WORDS, async () => {
      const found = await actions.post("names", { letters });
      step(actions, { names: found.names, more: found.more });
    });
  };
  return html`
    <h1 id="flow-title">${say("find.title")}</h1>
    <form novalidate @submit=${look}>
      <label for="letters">${say("find.letters")}</label>
      <input id="letters" name="letters" autofocus autocomplete="off" autocapitalize="words" spellcheck="false" maxlength="60" dir="auto"
        aria-describedby=${problem || names ? "problem" : nothing} />
      ${trouble(problem ?? (names ? say("find.none") : null))}
      <div class="buttons"><button class="primary" data-part="search" ?disabled=${busy}>${say("find.search")}</button></div>
    </form>
  `;
}

function which({ names, more }, actions) {
  return html`
    <h1 id="flow-title" tabindex="-1">${say("find.which")}</h1>
    <ul class="choices">
      ${names.map(
        (one) => html`<li>
          <button type="button" data-part="name" @click=${() => step(actions, { chosen: one, problem: null })}><bdi>${one.name}</bdi></button>
        </li>`,
      )}
    </ul>
    ${more ? html`<p class="quiet">${say("find.more")}</p>` : nothing}
    <div class="buttons"><button type="button" data-part="again" @click=${() => step(actions, nobody)}>${say("find.again")}</button></div>
  `;
}

function pin({ chosen, busy, problem }, { online }, actions) {
  const enter = (event) => {
    event.preventDefault();
    const field = event.target.elements.pin;
    const digits = field.value;
    field.value = "";
    doing(actions, WORDS, () => actions.post("pin", { handle: chosen.handle, pin: digits })); // the verdict comes as every verdict does
  };
  const askDesk = () =>
    doing(actions, WORDS, async () => {
      await actions.post("ask", { handle: chosen.handle });
      step(actions, { asked: true });
    });
  return html`
    <h1 id="flow-title" tabindex="-1"><bdi>${chosen.name}</bdi></h1>
    <form novalidate @submit=${enter}>
      <label for="pin">${say("find.pin")}</label>
      <input id="pin" name="pin" type="password" inputmode="numeric" autofocus autocomplete="off" maxlength="8"
        aria-describedby=${problem ? "problem" : nothing} />
      ${trouble(problem)}
      <div class="buttons">
        <button class="primary" data-part="enter" ?disabled=${busy}>${say("find.enter")}</button>
        <button type="button" data-part="ask" ?disabled=${busy || !online} @click=${askDesk}>${say("find.ask")}</button>
        <button type="button" data-part="again" @click=${() => step(actions, nobody)}>${say("find.again")}</button>
      </div>
      ${online ? nothing : html`<p class="quiet">${say("find.cutOff")}</p>`}
    </form>
  `;
}

function asked() {
  return html`
    <h1 id="flow-title" tabindex="-1">${say("find.asked")}</h1>
    <p role="status">${say("find.askedWhat")}</p>
  `;
}

const nobody = { names: null, more: false, chosen: null, problem: null };
