/** What a member allows, what they are called, what is known of them; each with what it means, before and after. */
import { html, nothing } from "lit";

const LANGUAGES = ["en", "es", "fr", "de", "pt", "ar"];

const PURPOSES = [
  {
    key: "onScreens",
    title: "My name on the screens",
    yes: "When you arrive, whoever stands in the lobby may read your name there.",
    no: "Nobody reads your name on a wall.",
  },
  {
    key: "introductions",
    title: "Introductions",
    yes: "A member who fits is told your name and what you have in common, and you are told theirs.",
    no: "Nobody is told anything about you, and you are told of nobody.",
  },
  {
    key: "insight",
    title: "Counting for the house",
    yes: "What you come for is counted together with your interests. The house sees totals, never your name.",
    no: "Your interests are counted nowhere.",
  },
];

export function wishes({ me, busy, problem, erasing, online }, acts) {
  return html`<section aria-labelledby="wishes-title" data-part="wishes">
      <h2 id="wishes-title">My wishes</h2>
      <ul class="wishes">
        ${PURPOSES.map((purpose) => wish(purpose, me.allows[purpose.key], busy, acts))}
      </ul>
      ${PURPOSES.some(({ key }) => problem?.about === key) ? trouble(problem) : nothing} ${name(me, busy, problem, acts)}
      ${language(me, busy, problem, acts)}
      ${pin(me, busy, problem, acts)}
    </section>
    <section aria-labelledby="data-title" data-part="my-data">
      <h2 id="data-title">My data</h2>
      <p class="quiet">
        Staff see your full name and e-mail. Everywhere else you are <strong><bdi>${me.name}</bdi></strong>. If a phone
        of yours is lost, sign out everywhere: the pass on it ends too.
      </p>
      <div class="acts">
        <a class="button" href="/api/v1/me/data" download data-part="download">Download my data</a>
        <button data-part="sign-out" aria-disabled=${busy === "sign-out"} @click=${acts.signOut}>Sign out</button>
        <button data-part="sign-out-everywhere" aria-disabled=${busy === "sign-out-everywhere"} @click=${acts.signOutEverywhere}>
          Sign out everywhere
        </button>
        ${erasing ? nothing : html`<button class="grave" data-part="wish-to-erase" @click=${() => acts.wishToErase(true)}>Erase me</button>`}
      </div>
      ${["sign-out", "sign-out-everywhere"].includes(problem?.about) ? trouble(problem) : nothing}
      ${erasing ? erase(busy, problem, online, acts) : nothing}
    </section>`;
}

/** One tap, and it holds everywhere. */
function wish({ key, title, yes, no }, allowed, busy, acts) {
  const change = () => acts.change(key, { allows: { [key]: !allowed } }, `${title}: ${allowed ? "off" : "on"}. ${allowed ? no : yes}`);
  return html`<li>
    <button class="switch" role="switch" aria-checked=${allowed} aria-describedby="${key}-means" data-part=${key}
      aria-disabled=${busy === key} @click=${change}>
      <span>${title}</span><i aria-hidden="true"></i>
    </button>
    <p class="quiet" id="${key}-means">${allowed ? yes : no}</p>
  </li>`;
}

function name(me, busy, problem, acts) {
  const wrong = problem?.about === "name";
  const save = (event) => {
    event.preventDefault();
    const displayName = event.target.elements.name.value;
    acts.change("name", { displayName }, "Your name is changed.");
  };
  return html`<form class="naming" novalidate aria-busy=${busy === "name"} @submit=${save}>
    <div class="field">
      <label for="name">What I am called</label>
      <input id="name" name="name" .defaultValue=${me.name} autocomplete="nickname" maxlength="60" required dir="auto"
        aria-describedby="name-means ${wrong ? "name-problem" : ""}" aria-invalid=${wrong ? "true" : nothing} />
      <p class="quiet small" id="name-means">At the door, to those you meet, and on the screens if you allow it.</p>
    </div>
    ${wrong ? trouble(problem, "name-problem") : nothing}
    <button data-part="save-name" aria-disabled=${busy === "name"}>Save the name</button>
  </form>`;
}

/** For the day on which the badge is at home. What has been typed is gone once it is saved. */
function pin(me, busy, problem, acts) {
  const wrong = problem?.about === "pin";
  const save = (event) => {
    event.preventDefault();
    const field = event.target.elements.pin;
    if (!field.checkValidity()) return field.reportValidity();
    acts.setPin(field.value).then(() => (field.value = ""));
  };
  return html`<form class="naming" novalidate aria-busy=${busy === "pin"} @submit=${save}>
    <div class="field">
      <label for="pin">${me.pin ? "Another PIN for the door" : "A PIN for the door"}</label>
      <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" pattern="[0-9]{4,8}" minlength="4" maxlength="8" required
        title="4 to 8 digits" aria-describedby="pin-means ${wrong ? "pin-problem" : ""}" aria-invalid=${wrong ? "true" : nothing} />
      <p class="quiet small" id="pin-means">
        4 to 8 digits, for the day on which your badge is at home: at the door, find your name and type them. ${me.pin ? "You have one now." : nothing}
      </p>
    </div>
    ${wrong ? trouble(problem, "pin-problem") : nothing}
    <div class="acts">
      <button data-part="save-pin" aria-disabled=${busy === "pin"}>Save the PIN</button>
      ${me.pin ? html`<button type="button" data-part="drop-pin" @click=${acts.dropPin}>Have no PIN</button>` : nothing}
    </div>
  </form>`;
}

/** Holds at once, like a switch: the door answers in it from the next scan on. */
function language(me, busy, problem, acts) {
  const choose = (event) => {
    const { value, selectedOptions } = event.target;
    acts.change("language", { language: value }, `At the door you are answered: ${selectedOptions[0].text}.`);
  };
  return html`<div class="naming">
    <div class="field">
      <label for="language">At the door I am answered</label>
      <select id="language" data-part="language" aria-disabled=${busy === "language"} @change=${choose}>
        <option value="auto" ?selected=${!me.language}>as the door speaks</option>
        ${LANGUAGES.map((one) => html`<option value=${one} lang=${one} ?selected=${me.language === one}>${ownName(one)}</option>`)}
      </select>
    </div>
    ${problem?.about === "language" ? trouble(problem) : nothing}
  </div>`;
}

function ownName(of) {
  const own = new Intl.DisplayNames(of, { type: "language" }).of(of);
  return own.charAt(0).toLocaleUpperCase(of) + own.slice(1);
}

function erase(busy, problem, online, acts) {
  return html`<div class="erase" role="group" aria-labelledby="erase-title" data-part="erasing">
    <h3 id="erase-title">Erase everything about you?</h3>
    <p>
      Your name, your e-mail, your wishes, your passes and whom you met are deleted, at the doors and on the screens too. What stays
      are counts without you in them. This cannot be undone.
    </p>
    ${problem?.about === "erase" ? trouble(problem) : nothing}
    <div class="acts">
      <button class="grave filled" data-part="erase" aria-disabled=${busy === "erase" || !online} @click=${acts.erase}>Erase me for ever</button>
      <button data-part="keep" @click=${() => acts.wishToErase(false)}>Keep everything</button>
    </div>
  </div>`;
}

function trouble({ title, message }, id = nothing) {
  return html`<div class="problem" role="alert" id=${id} data-part="problem">
    <p><strong>${title}</strong></p>
    <p>${message}</p>
  </div>`;
}
