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
    <details class="section reception" data-part="reception" @toggle=${open}>
      <summary>Visitors and roll call</summary>
      ${now.problem ? html`<p role="alert" class="problem">${now.problem}</p>` : nothing}
      <p role="status" class="said">${now.said}</p>
      ${now.settings ? html`<div class="forms">${visitors(now, at, change)} ${pin(now, at, change)}</div>` : nothing}
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
      ...(webhook.value && { webhook: webhook.value }),
      ...(webhook.value && secret.value && { webhookSecret: secret.value }),
    };
    doing(change, async () => {
      await ask(`${at}/reception`, { method: "PUT", body });
      secret.value = "";
      return { ...(await read(at)), said: "It holds from the next visitor on." };
    });
  };
  return html`
    <form aria-labelledby="reception-visitors" @submit=${save}>
      <h3 id="reception-visitors">When somebody comes to visit</h3>
      <label class="field">Who is told when the host does not answer
        <select name="fallback">
          <option value="">Nobody</option>
          ${members.map(({ member, name }) => html`<option value=${member} ?selected=${member === settings.fallback}>${name}</option>`)}
        </select>
      </label>
      <label class="field">After how many minutes
        <input name="minutes" type="number" min="0.5" max="60" step="0.5" required aria-describedby="minutes-hint" .value=${String(settings.answerSeconds / 60)} />
      </label>
      <p class="hint" id="minutes-hint">At once, where the host cannot be told at all, or there is none.</p>
      <label class="field">Address of a machine that is told of each visitor
        <input name="webhook" type="url" placeholder="https://example.org/visitors" aria-describedby="webhook-hint" .value=${settings.webhook ?? ""} />
      </label>
      <p class="hint" id="webhook-hint">A webhook, for example of your chat. Empty: no machine is told.</p>
      <label class="field">Secret that signs what it is told
        <input name="secret" type="password" autocomplete="off" placeholder=${settings.webhook ? "As it is" : "whsec_…"} aria-describedby="secret-hint" />
      </label>
      <p class="hint" id="secret-hint">${settings.webhook ? "One is set. It stays, unless you write another." : "The machine’s own page gives you one."}</p>
      <button class="primary" data-part="save-reception" aria-disabled=${busy}>Save</button>
    </form>
  `;
}

function pin({ busy }, at, change) {
  const set = (body, said) => doing(change, async () => (await ask(`${at}/staff-pin`, { method: "PUT", body }), { said }));
  const save = (event) => {
    event.preventDefault();
    const field = event.target.elements.pin;
    const digits = field.value;
    field.value = "";
    set({ pin: digits }, "The kiosks have the new PIN within seconds.");
  };
  return html`
    <form aria-labelledby="reception-roll" @submit=${save}>
      <h3 id="reception-roll">Roll call at a kiosk</h3>
      <label class="field">The staff’s new PIN
        <input name="pin" type="password" inputmode="numeric" autocomplete="off" pattern="[0-9]{6,8}" maxlength="8" required aria-describedby="pin-hint" />
      </label>
      <p class="hint" id="pin-hint">6 to 8 digits. It opens the list of everybody who is in, also without a network.</p>
      <div class="acts">
        <button class="primary" data-part="save-staff-pin" aria-disabled=${busy}>Save the PIN</button>
        <button type="button" class="plain" data-part="drop-staff-pin" aria-disabled=${busy}
          @click=${() => set({}, "There is no PIN any more, and no roll call.")}>No PIN, no roll call</button>
      </div>
    </form>
  `;
}

async function read(at) {
  const [settings, members] = await Promise.all([ask(`${at}/reception`), everybody(at)]);
  return { settings, members };
}

async function everybody(at, offset = 0) {
  const { members, next } = await ask(`${at}/members?limit=500&offset=${offset}`);
  return next ? [...members, ...(await everybody(at, next))] : members;
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
