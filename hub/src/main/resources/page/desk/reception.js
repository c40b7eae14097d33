/** How the house receives visitors, and by which PIN staff call the roll at a kiosk. Asked for when it is opened. */
import { html, nothing } from "lit";
import { ask } from "./ask.js";

export const receptionAtFirst = { settings: null, members: [], busy: false, said: null, problem: null };

export function reception({ space, reception: now }, change) {
  const at = `/spaces/${encodeURIComponent(space.slug)}`;
  const open = (event) => {
    if (event.target.open && !now.settings) doing(change, () => read(at));
  };
  return html`
    <details class="section" data-part="reception" @toggle=${open}>
      <summary>Visitors and roll call</summary>
      ${now.problem ? html`<p role="alert">${now.problem}</p>` : nothing}
      <p role="status">${now.said}</p>
      ${now.settings ? html`${visitors(now, at, change)} ${pin(now, at, change)}` : nothing}
    </details>
  `;
}

function visitors({ settings, members, busy }, at, change) {
  const save = (event) => {
    event.preventDefault();
    const { fallback, minutes, webhook, secret } = event.target.elements;
    const body = {
      answerSeconds: Math.round(Number(minutes.value) * 60),
      ...(fallback.value && { fallback: Number(fallback.value) }),
      ...(webhook.value && { webhook: webhook.value, webhookSecret: secret.value }),
    };
    doing(change, async () => {
      await ask(`${at}/reception`, { method: "PUT", body });
      return { ...(await read(at)), said: "It holds from the next visitor on." };
    });
  };
  return html`
    <form @submit=${save}>
      <p><label for="fallback">Who is told when a host does not answer</label>
        <select id="fallback" name="fallback">
          <option value="">Nobody</option>
          ${members.map(({ member, name }) => html`<option value=${member} ?selected=${member === settings.fallback}>${name}</option>`)}
        </select></p>
      <p><label for="minutes">After how many minutes</label>
        <input id="minutes" name="minutes" type="number" min="0.5" max="60" step="0.5" required .value=${String(settings.answerSeconds / 60)} /></p>
      <p><label for="webhook">A machine that is told of each visitor (its address; may be empty)</label>
        <input id="webhook" name="webhook" type="url" .value=${settings.webhook ?? ""} /></p>
      <p><label for="secret">The secret that signs what it is told (whsec_…; given anew at each change)</label>
        <input id="secret" name="secret" type="password" autocomplete="off" /></p>
      <button data-part="save-reception" aria-disabled=${busy}>Save</button>
    </form>
  `;
}

function pin({ busy }, at, change) {
  const save = (event) => {
    event.preventDefault();
    const field = event.target.elements.pin;
    const body = field.value ? { pin: field.value } : {};
    field.value = "";
    doing(change, async () => {
      await ask(`${at}/staff-pin`, { method: "PUT", body });
      return { said: body.pin ? "The kiosks have the new PIN within seconds." : "There is no PIN any more, and no roll call." };
    });
  };
  return html`
    <form @submit=${save}>
      <p><label for="staff-pin">The staff’s PIN for the roll call at a kiosk, 6 to 8 digits; empty for none</label>
        <input id="staff-pin" name="pin" type="password" inputmode="numeric" autocomplete="off" pattern="[0-9]{6,8}" maxlength="8" /></p>
      <button data-part="save-staff-pin" aria-disabled=${busy}>Save the PIN</button>
    </form>
  `;
}

async function read(at) {
  const [settings, { members }] = await Promise.all([ask(`${at}/reception`), ask(`${at}/members?limit=500`)]);
  return { settings, members };
}

async function doing(change, act) {
  change({ busy: true, said: null, problem: null });
  try {
    change(await act());
  } catch (problem) {
    change({ problem: problem.message });
  }
  change({ busy: false });
}
