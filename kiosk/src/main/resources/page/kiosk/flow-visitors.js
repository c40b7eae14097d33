/** Somebody who is no member: who they are, whom they visit, the house rules; then their pass for the day. */
import { html, nothing } from "lit";
import { doing, step, trouble } from "./step.js";
import { say } from "./words.js";

export const name = "visitors";

const LOOK_EVERY_MS = 700;
const GONE = 410;

const WORDS = { 410: "find.tooLong", 422: "visitors.tooFew", 429: "find.tooMany" };

export function offer({ kiosk }) {
  return kiosk?.features.includes("visitors") ? { label: say("visitors.offer") } : null;
}

export function view({ flow: { data }, kiosk }, actions) {
  if (data.received) return received(data, kiosk, actions);
  if (data.rules) return rules(data, actions);
  if (data.hosts?.length) return which(data, actions);
  return data.name ? whom(data, actions) : who(data, actions);
}

function who({ problem }, actions) {
  const next = (event) => {
    event.preventDefault();
    const typed = event.target.elements.name.value.trim();
    if (!typed) return actions.set({ problem: say("visitors.nameMissing") });
    step(actions, { name: typed, problem: null });
  };
  return html`
    <h1 id="flow-title">${say("visitors.title")}</h1>
    <form novalidate @submit=${next}>
      <label for="name">${say("visitors.name")}</label>
      <input id="name" name="name" autofocus autocomplete="off" autocapitalize="words" spellcheck="false" maxlength="80" dir="auto"
        aria-describedby=${problem ? "problem" : nothing} />
      ${trouble(problem)}
      <div class="buttons"><button class="primary" data-part="next">${say("visitors.next")}</button></div>
    </form>
  `;
}

function whom({ busy, hosts, whom: typed, problem }, actions) {
  const look = (event) => {
    event.preventDefault();
    const letters = event.target.elements.whom.value.trim();
    doing(actions, WORDS, async () => {
      const found = await actions.post("hosts", { letters });
      step(actions, { whom: letters, hosts: found.names });
    });
  };
  return html`
    <h1 id="flow-title">${say("visitors.whom")}</h1>
    <form novalidate @submit=${look}>
      <label for="whom">${say("visitors.host")}</label>
      <input id="whom" name="whom" autofocus autocomplete="off" autocapitalize="words" spellcheck="false" maxlength="80" dir="auto"
        .value=${typed ?? ""} aria-describedby=${problem || hosts ? "problem" : nothing} />
      ${trouble(problem ?? (hosts ? say("visitors.nobody") : null))}
      <div class="buttons">
        <button class="primary" data-part="search" ?disabled=${busy}>${say("find.search")}</button>
        ${hosts ? html`<button type="button" data-part="as-written" @click=${() => toRules(actions, { handle: null })}>${say("visitors.asWritten", { whom: typed })}</button>` : nothing}
        <button type="button" data-part="the-house" @click=${() => toRules(actions, { handle: null, whom: null })}>${say("visitors.theHouse")}</button>
      </div>
    </form>
  `;
}

function which({ hosts }, actions) {
  return html`
    <h1 id="flow-title" tabindex="-1">${say("visitors.which")}</h1>
    <ul class="choices">
      ${hosts.map(
        (host) => html`<li>
          <button type="button" data-part="host" @click=${() => toRules(actions, { handle: host.handle, whom: host.name })}><bdi>${host.name}</bdi></button>
        </li>`,
      )}
    </ul>
    <div class="buttons">
      <button type="button" data-part="again" @click=${() => step(actions, { hosts: null, whom: null, problem: null })}>${say("find.again")}</button>
    </div>
  `;
}

/** In a house without rules there is nothing to accept. */
function toRules(actions, chosen) {
  actions.set({ ...chosen, hosts: null });
  doing(actions, WORDS, async () => step(actions, { rules: (await actions.post("rules")).rules }));
}

function rules({ rules, busy, problem, ...said }, actions) {
  const come = (event) => {
    event.preventDefault();
    const accepted = !rules.length || event.target.elements.accepted.checked;
    if (!accepted) return actions.set({ problem: say("visitors.mustAccept") });
    doing(actions, WORDS, async () => {
      const { name, handle, whom } = said;
      step(actions, { received: await actions.post("came", { name, handle, whom, accepted }) });
      lookAgain(actions);
    });
  };
  return html`
    <h1 id="flow-title" tabindex="-1">${rules.length ? say("visitors.rules") : say("visitors.ready")}</h1>
    <form novalidate @submit=${come}>
      <ul class="house-rules">
        ${rules.map((rule) => html`<li dir="auto">${rule}</li>`)}
      </ul>
      ${rules.length
        ? html`<label class="tick"><input type="checkbox" name="accepted" aria-describedby=${problem ? "problem" : nothing} /> ${say("visitors.accept")}</label>`
        : nothing}
      ${trouble(problem)}
      <div class="buttons"><button class="primary" data-part="come" ?disabled=${busy}>${busy ? say("oneMoment") : say("visitors.come")}</button></div>
    </form>
  `;
}

/** What has become known meanwhile: nobody is said to have been told who may not have been. */
function lookAgain(actions) {
  setTimeout(async () => {
    const received = actions.isOpen() && actions.now().received;
    if (!received || received.word === "host") return;
    try {
      actions.set({ received: await actions.post("look", { visit: received.visit }) });
    } catch (problem) {
      if (problem.status === GONE) return; // what was known stays
    }
    lookAgain(actions);
  }, LOOK_EVERY_MS);
}

/** The visit is on disk, whatever the printer does; the browser's own dialog, where it asks, opens when this is on the page. */
function printLabel(actions) {
  actions.set({ printing: true, problem: null });
  setTimeout(async () => {
    try {
      await print();
    } catch (broken) {
      console.warn("The label was not printed", broken);
      actions.set({ printing: false, problem: say("visitors.printFailed") });
    }
  });
}

function received({ received: { name, host, word, qr, day }, printing, problem }, kiosk, actions) {
  return html`
    <h1 id="flow-title" tabindex="-1">${say("visitors.welcome", { name })}</h1>
    <p role="status" data-part="word">${known(word, host)}</p>
    ${qr
      ? html`<figure class="day-pass">
            <img class="qr" alt=${say("visitors.pass")} src=${`data:image/svg+xml,${encodeURIComponent(qr)}`} />
            <figcaption>${say("visitors.passWords", { day })}</figcaption>
          </figure>
          <div class="label" aria-hidden="true">
            <img alt="" src=${`data:image/svg+xml,${encodeURIComponent(qr)}`} />
            <p><strong><bdi>${name}</bdi></strong><br />${host ? html`<bdi>${host}</bdi><br />` : nothing}<bdi>${kiosk?.spaceName}</bdi><br />${day}</p>
          </div>
          ${kiosk?.features.includes("labels")
            ? html`${trouble(problem)}
                <p role="status" data-part="printing">${printing ? say("visitors.printing") : nothing}</p>
                <div class="buttons"><button type="button" data-part="print" @click=${() => printLabel(actions)}>${say("visitors.print")}</button></div>`
            : nothing}`
      : nothing}
  `;
}

function known(word, host) {
  if (word === "nobody") return say("visitors.ring");
  if (word === "unheard") return say("visitors.unheard");
  if (word === "telling") return host ? say("visitors.telling", { host }) : say("visitors.tellingHouse");
  return word === "host" && host ? say("visitors.told", { host }) : say("visitors.toldHouse");
}
