/** One's own account: the password, and where one is signed in. */
import { html, nothing, render } from "lit";
import { ask, signInFirst } from "./ask.js";
import { hasPasskeys, makePasskey } from "./passkeys.js";

const state = { me: null, passkeys: [], said: null, problem: null };

show({});
begin();

async function begin() {
  try {
    show({ me: await ask("/session") });
    show(await ask("/passkeys"));
  } catch (problem) {
    if (problem.status === 401) return signInFirst();
    show({ problem });
  }
}

function show(change) {
  Object.assign(state, change);
  render(page(), document.getElementById("page"));
}

function page() {
  const { me, said, problem } = state;
  return html`
    <main class="settings">
      ${me?.choosePassword ? nothing : html`<nav aria-label="Desk"><a href="/">To the desk</a></nav>`}
      <header>
        <h1>${me?.choosePassword ? "Welcome. Choose your password" : "Your account"}</h1>
        ${me ? html`<p class="quiet"><bdi>${me.name}</bdi>, <bdi>${me.email}</bdi></p>` : nothing}
      </header>
      ${said ? html`<p class="said" role="status" data-part="said">${said}</p>` : nothing}
      ${problem
        ? html`<p class="problem" role="alert" data-part="problem"><strong>${problem.title}.</strong> ${problem.message}</p>`
        : nothing}
      ${me ? html`${password(me)} ${me.choosePassword ? nothing : html`${passkeys(me)} ${everywhere()}`}` : nothing}
    </main>
  `;
}

function password(me) {
  return html`
    <section class="section" aria-labelledby="password-title">
      <header><h2 id="password-title">Password</h2></header>
      <form @submit=${changePassword} data-part="password">
        <p class="quiet">At least 15 characters, any of them. Four or five words that do not belong together are easy to keep.</p>
        <input type="email" name="email" autocomplete="username" .value=${me.email} hidden />
        <div class="field">
          <label for="old">${me.choosePassword ? "The password you were given" : "The one you have"}</label>
          <input id="old" name="old" type="password" autocomplete="current-password" required />
        </div>
        <div class="field">
          <label for="new">The new one</label>
          <input id="new" name="password" type="password" autocomplete="new-password" required />
        </div>
        <button class="primary">Change it</button>
      </form>
    </section>
  `;
}

function passkeys(me) {
  return html`
    <section class="section" aria-labelledby="passkeys-title">
      <header><h2 id="passkeys-title">Passkeys</h2></header>
      <p class="quiet">A passkey stays on your phone, computer or key and lets you in by your finger, face or PIN.</p>
      ${state.passkeys.length
        ? html`<ul class="people" data-part="passkeys">
            ${state.passkeys.map(
              (passkey) => html`<li>
                <p><bdi>${passkey.name}</bdi> <span class="quiet">${lastUsed(passkey)}</span></p>
                <button data-part="remove-passkey" aria-label="Remove ${passkey.name}" @click=${() => removePasskey(passkey)}>Remove</button>
              </li>`,
            )}
          </ul>`
        : nothing}
      ${hasPasskeys
        ? html`<form @submit=${(event) => addPasskey(event, me)} data-part="add-passkey">
            <input type="email" name="email" autocomplete="username" .value=${me.email} hidden />
            <div class="field">
              <label for="called">A name for it</label>
              <input id="called" name="called" maxlength="80" placeholder="My phone" required />
            </div>
            <div class="field">
              <label for="again">Your password, once more</label>
              <input id="again" name="password" type="password" autocomplete="current-password" required />
            </div>
            <button>Add a passkey</button>
          </form>`
        : html`<p class="quiet">This browser has none.</p>`}
    </section>
  `;
}

function lastUsed({ usedAt }) {
  return usedAt ? `last used ${new Date(usedAt).toLocaleDateString()}` : "not used yet";
}

function everywhere() {
  return html`
    <section class="section" aria-labelledby="everywhere-title">
      <header><h2 id="everywhere-title">Where you are signed in</h2></header>
      <div class="matter">
        <p class="quiet">Lost a phone, or left a desk open? This ends every session of yours, here too.</p>
        <button data-part="everywhere" @click=${signOutEverywhere}>Sign out everywhere</button>
      </div>
    </section>
  `;
}

async function changePassword(event) {
  event.preventDefault();
  const form = event.target;
  const { old, password } = Object.fromEntries(new FormData(form));
  try {
    await ask("/session/password", { method: "PUT", body: { old, password } });
    form.reset();
    show({ said: "From now on it is the new one. Every other session of yours has ended.", problem: null });
    begin();
  } catch (problem) {
    show({ problem, said: null });
  }
}

async function addPasskey(event, me) {
  event.preventDefault();
  const form = event.target;
  const { called, password } = Object.fromEntries(new FormData(form));
  try {
    const made = await makePasskey(me, password, called.trim());
    if (!made) return;
    form.reset();
    show({ ...(await ask("/passkeys")), said: `From now on ${made.name} lets you in.`, problem: null });
  } catch (problem) {
    show({ problem, said: null });
  }
}

async function removePasskey({ id, name }) {
  try {
    await ask(`/passkeys/${id}`, { method: "DELETE" });
    show({ ...(await ask("/passkeys")), said: `${name} lets nobody in any more.`, problem: null });
  } catch (problem) {
    show({ problem, said: null });
  }
}

async function signOutEverywhere() {
  try {
    await ask("/sessions", { method: "DELETE" });
    location.replace("/sign-in");
  } catch (problem) {
    show({ problem });
  }
}
