/** Staff sign in: a plain form, so that password managers know it. */
import { html, nothing, render } from "lit";
import { Problem, ask } from "./ask.js";
import { hasPasskeys, signInWithPasskey } from "./passkeys.js";
import { keepWay, whereTo } from "./way.js";

const state = { busy: false, problem: null, ways: { openId: false } };

show({});
document.getElementById("email").focus();
ask("/sign-in-ways").then((ways) => show({ ways }), () => {}); // without an answer there is the password

function show(change) {
  Object.assign(state, change);
  render(page(), document.getElementById("page"));
}

function page() {
  return html`
    <main class="sign-in">
      <p class="house">Foyer</p>
      <h1>Good to see you</h1>
      <p class="quiet">The desk is for staff. Members have <a href="/me">a page of their own</a>.</p>
      <form method="post" action="/sign-in" @submit=${signIn} aria-busy=${state.busy} novalidate>
        ${trouble(state.problem)}
        <div class="field">
          <label for="email">Email</label>
          <input id="email" name="email" type="email" autocomplete="username" autocapitalize="none" spellcheck="false"
            required aria-describedby=${state.problem ? "problem" : nothing} />
        </div>
        <div class="field">
          <label for="password">Password</label>
          <input id="password" name="password" type="password" autocomplete="current-password"
            required aria-describedby=${state.problem ? "problem" : nothing} />
        </div>
        <button class="primary" data-part="sign-in" aria-disabled=${state.busy}>${state.busy ? "One moment" : "Sign in"}</button>
      </form>
      ${hasPasskeys
        ? html`<button data-part="passkey" @click=${signInByPasskey} aria-disabled=${state.busy}>Sign in with a passkey</button>`
        : nothing}
      ${state.ways.openId
        ? html`<button data-part="openid" @click=${signInElsewhere} aria-disabled=${state.busy}>Sign in with your organisation</button>`
        : nothing}
    </main>
  `;
}

function trouble(problem) {
  return problem
    ? html`<div class="problem" id="problem" role="alert" data-part="problem">
        <p><strong>${problem.title}</strong></p>
        <p>${problem.message}</p>
      </div>`
    : nothing;
}

async function signIn(event) {
  event.preventDefault();
  if (state.busy) return;
  const { email, password } = Object.fromEntries(new FormData(event.target));
  const missing = !email.trim() ? "email" : !password ? "password" : null;
  if (missing) {
    show({ problem: new Problem(0, "Not yet", `Write your ${missing} first.`) });
    document.getElementById(missing).focus();
    return;
  }
  show({ busy: true, problem: null });
  try {
    const { choosePassword } = await ask("/session", { method: "POST", body: { email: email.trim(), password } });
    location.replace(choosePassword ? "/account" : whereTo());
  } catch (problem) {
    show({ busy: false, problem: problem.status === 401 ? wrong() : problem });
    document.getElementById("password").select();
  }
}

async function signInByPasskey() {
  if (state.busy) return;
  show({ busy: true, problem: null });
  try {
    const session = await signInWithPasskey();
    if (session) location.replace(session.choosePassword ? "/account" : whereTo());
    else show({ busy: false });
  } catch (problem) {
    show({ busy: false, problem });
  }
}

/** Another house vouches; it sends the browser back to /sign-in/openid. */
async function signInElsewhere() {
  if (state.busy) return;
  show({ busy: true, problem: null });
  try {
    const { location: there } = await ask("/session/openid", { method: "POST" });
    keepWay();
    location.assign(there);
  } catch (problem) {
    show({ busy: false, problem });
  }
}

function wrong() {
  return new Problem(401, "Email and password do not fit together", "Check both, also capital letters, and try again.");
}
