/** How one kiosk's page is: which way its door goes, its languages, its paper, what it offers. It follows within a second. */
import { html, nothing } from "lit";
import { ask } from "./ask.js";

const OWN_NAMES = Object.fromEntries(["en", "es", "fr", "de", "pt", "ar"].map((one) => [one, ownName(one)]));
const PASSAGES = { in: "In", out: "Out", toggle: "In and out, turn by turn" };
const THEMES = { auto: "As its browser has it", light: "Light", dark: "Dark" };
const FEATURES = {
  visitors: "Visitors announce themselves",
  findByName: "Members without a badge find their name",
  eventCheckIn: "A scan counts for the event one is expected at",
  feedback: "A tap at the exit says how the day was",
  rollCall: "Roll call, with the staff PIN",
  labels: "Badge labels are printed",
};

/** @param {(view: object) => void} change changes what the list of devices shows */
export function doorSettings(device, view, space, change) {
  const { languages, language, features, theme, room } = device.atTheDoor;
  return html`
    <form class="door-settings" data-part="door-settings" aria-labelledby="door-settings-title" @submit=${save}>
      <h3 id="door-settings-title">How <bdi>${device.name}</bdi> is</h3>
      <div class="fields">
        <label class="field">Name <input name="name" required maxlength="80" .defaultValue=${device.name} dir="auto"></label>
        ${choice("passage", "A scan means", PASSAGES, device.passage)} ${choice("language", "It speaks first", OWN_NAMES, language)}
        ${choice("theme", "Its paper", THEMES, theme)}
        <label class="field">It stands before the room
          <input name="room" maxlength="80" .defaultValue=${room ?? ""} dir="auto" aria-describedby="door-room-hint">
          <span class="small quiet" id="door-room-hint">As the calendar writes it: a scan there counts for what is on there. Empty for the whole house.</span>
        </label>
      </div>
      ${ticks("languages", "It offers", OWN_NAMES, languages)} ${ticks("features", "It has", FEATURES, features)}
      ${view.settingProblem ? html`<p role="alert" class="problem">${view.settingProblem}</p>` : nothing}
      <div class="acts">
        <button class="primary" data-part="save-door">Save</button>
        <button type="button" class="plain" @click=${() => change({ setting: null, settingProblem: null })}>Leave it as it was</button>
      </div>
    </form>
  `;

  async function save(event) {
    event.preventDefault();
    const said = new FormData(event.target);
    const body = {
      name: said.get("name"),
      passage: said.get("passage"),
      atTheDoor: {
        languages: said.getAll("languages"),
        language: said.get("language"),
        theme: said.get("theme"),
        features: said.getAll("features"),
        room: said.get("room"),
      },
    };
    const path = `/spaces/${encodeURIComponent(space.slug)}/devices/${encodeURIComponent(device.device)}`;
    try {
      if (!body.atTheDoor.languages.includes(body.atTheDoor.language)) body.atTheDoor.languages.unshift(body.atTheDoor.language);
      await ask(path, { method: "PATCH", body });
      change({ setting: null, settingProblem: null });
    } catch (problem) {
      change({ settingProblem: `${device.name} stays as it was. ${problem.message}` });
    }
  }
}

function choice(name, title, options, chosen) {
  return html`<label class="field">${title}
    <select name=${name}>
      ${Object.entries(options).map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>
  </label>`;
}

function ticks(name, title, options, ticked) {
  return html`<fieldset>
    <legend>${title}</legend>
    ${Object.entries(options).map(
      ([value, words]) => html`<label><input type="checkbox" name=${name} value=${value} .defaultChecked=${ticked.includes(value)}> ${words}</label>`,
    )}
  </fieldset>`;
}

function ownName(language) {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
