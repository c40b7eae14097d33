/** A manager lets a kiosk or screen in that shows a code: which one it is, then what it is called. */
import { html, nothing, render } from "lit";
import { ask, signInFirst } from "./ask.js";

const state = {
  spaces: null, // where one may do this
  space: new URLSearchParams(location.search).get("space"),
  code: new URLSearchParams(location.search).get("code") ?? "",
  device: null, // that shows the code
  name: "",
  short: null, // as typed; otherwise made of the name
  done: null,
  busy: false,
  problem: null,
};

show({});
begin();

async function begin() {
  try {
    const { spaces } = await ask("/spaces");
    const mine = spaces.filter(({ role }) => role === "owner" || role === "manager");
    const space = mine.some(({ slug }) => slug === state.space) ? state.space : mine[0]?.slug;
    show({ spaces: mine, space });
    if (space && state.code) await look();
  } catch (problem) {
    failed(problem);
  }
}

async function look() {
  await guarded(async () => show({ device: await ask(at(), {}), done: null }));
}

async function letIn(form) {
  const passage = new FormData(form).get("passage") ?? undefined;
  const body = { device: short(), name: state.name.trim(), passage };
  await guarded(async () => {
    await ask(at(), { method: "POST", body });
    show({ done: body.name });
  });
}

async function guarded(act) {
  if (state.busy) return;
  show({ busy: true, problem: null });
  try {
    await act();
  } catch (problem) {
    failed(problem);
  } finally {
    show({ busy: false });
  }
}

function failed(problem) {
  if (problem.status === 401) return signInFirst();
  show({ problem });
}

function at() {
  return `/spaces/${encodeURIComponent(state.space)}/pairings/${encodeURIComponent(state.code.trim())}`;
}

function short() {
  return state.short ?? made(state.name);
}

/** "Tür zum Hof" is tur-zum-hof. */
function made(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
}

function show(change) {
  Object.assign(state, change);
  render(page(), document.getElementById("page"));
}

function page() {
  return html`
    <main class="pair">
      <p class="house">Foyer</p>
      <h1>Let a kiosk or screen in</h1>
      ${state.problem
        ? html`<div class="problem" role="alert" id="problem" data-part="problem">
            <p><strong>${state.problem.title}</strong></p>
            <p>${state.problem.message}</p>
          </div>`
        : nothing}
      ${body()}
      <p class="small"><a href="/">To the manager’s page</a></p>
    </main>
  `;
}

function body() {
  if (!state.spaces) return html`<p class="quiet" role="status">One moment</p>`;
  if (!state.spaces.length) return html`<p>This is for owners and managers. Ask one of them to open this page.</p>`;
  if (state.done) return welcome();
  return state.device ? naming() : typing();
}

function typing() {
  return html`
    <form data-part="typing" @submit=${submitted(() => look())} aria-busy=${state.busy}>
      <p class="quiet">It shows a code of eight characters on its page.</p>
      <div class="field">
        <label for="code">Code</label>
        <input id="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="16"
          placeholder="K7P2-9QXM" .value=${state.code} @input=${(event) => (state.code = event.target.value)}
          aria-describedby=${state.problem ? "problem" : nothing} />
      </div>
      ${spaces()}
      <button class="primary" data-part="look" aria-disabled=${state.busy}>Look for it</button>
    </form>
  `;
}

function naming() {
  const { kind, name, askedFrom } = state.device;
  const isKiosk = kind === "kiosk";
  return html`
    <form data-part="naming" @submit=${submitted(letIn)} aria-busy=${state.busy}>
      <p class="found" data-part="found">
        <strong class="shown">${state.code.toUpperCase()}</strong>
        <span>A ${kind}${name ? html`, which calls itself <bdi>${name}</bdi>` : nothing}, at ${askedFrom}.</span>
        <span class="quiet">Confirm it only if you stand before it, or know who does.</span>
      </p>
      ${spaces()}
      <div class="field">
        <label for="name">Name</label>
        <input id="name" required maxlength="80" autocomplete="off" placeholder=${isKiosk ? "Front door" : "Lobby"}
          .value=${state.name} @input=${(event) => show({ name: event.target.value })} />
      </div>
      <div class="field">
        <label for="short">Short name</label>
        <input id="short" required maxlength="40" autocomplete="off" spellcheck="false" autocapitalize="none"
          pattern="[a-z0-9][a-z0-9\\-]{0,39}" title="Small letters, digits and hyphens" .value=${short()}
          aria-describedby="short-why" @input=${(event) => show({ short: event.target.value })} />
        <p class="small quiet" id="short-why">Small letters, digits and hyphens. It is never used for another device again.</p>
      </div>
      ${isKiosk ? passage() : nothing}
      <button class="primary" data-part="let-in" aria-disabled=${state.busy}>${state.busy ? "One moment" : "Let it in"}</button>
      <button type="button" class="plain" @click=${() => show({ device: null, code: "", problem: null })}>Another code</button>
    </form>
  `;
}

function passage() {
  const choices = [
    ["toggle", "Both: who is in goes out, who is out comes in"],
    ["in", "Only in"],
    ["out", "Only out"],
  ];
  return html`
    <fieldset>
      <legend>A scan here means</legend>
      ${choices.map(([value, words]) => html`<label><input type="radio" name="passage" value=${value} ?checked=${value === "toggle"} /> ${words}</label>`)}
    </fieldset>
  `;
}

function spaces() {
  if (state.spaces.length === 1) return html`<p>In <strong><bdi>${state.spaces[0].name}</bdi></strong></p>`;
  return html`<div class="field">
    <label for="space">House</label>
    <select id="space" @change=${(event) => show({ space: event.target.value })}>
      ${state.spaces.map(({ slug, name }) => html`<option value=${slug} ?selected=${slug === state.space}>${name}</option>`)}
    </select>
  </div>`;
}

function welcome() {
  return html`
    <div class="done" role="status" data-part="done">
      <p><strong><bdi>${state.done}</bdi> is in.</strong> It opens by itself within a few seconds.</p>
      <button @click=${() => show({ device: null, done: null, code: "", name: "", short: null })}>Let another one in</button>
    </div>
  `;
}

function submitted(act) {
  return (event) => {
    event.preventDefault();
    act(event.target);
  };
}
