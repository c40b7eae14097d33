/** Who works in a space, and as what. Owners change it, managers see it. */
import { html, nothing, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ask, signInFirst } from "./ask.js";

const ROLES = {
  owner: "Owner: everything, also staff",
  manager: "Manager: the whole house but its staff",
  community: "Community: people, events, introductions",
  desk: "Desk: who is in, who comes, names",
};

const state = { me: null, space: null, staff: null, invited: null, problem: null };

show({});
begin();

async function begin() {
  try {
    const [me, { spaces }] = await Promise.all([ask("/session"), ask("/spaces")]);
    const wished = new URLSearchParams(location.search).get("space");
    const space = spaces.find((one) => one.slug === wished) ?? spaces[0];
    show({ me, space });
    if (space) await look();
  } catch (problem) {
    if (problem.status === 401) return signInFirst();
    show({ problem });
  }
}

async function look() {
  show({ staff: (await ask(path())).staff });
}

function path(staff) {
  const all = `/spaces/${encodeURIComponent(state.space.slug)}/staff`;
  return staff ? `${all}/${staff}` : all;
}

function show(change) {
  Object.assign(state, change);
  render(page(), document.getElementById("page"));
}

/** Does something, and shows how it is then. */
async function change(what) {
  try {
    await what();
    show({ problem: null });
    await look();
  } catch (problem) {
    show({ problem });
    await look().catch(() => null);
  }
}

function page() {
  const { space, staff, problem } = state;
  const owner = space?.role === "owner";
  return html`
    <main class="settings">
      <nav aria-label="Desk"><a href=${space ? `/?space=${encodeURIComponent(space.slug)}` : "/"}>To the desk</a></nav>
      <header>
        <h1>Staff</h1>
        ${space ? html`<p class="quiet"><bdi>${space.name}</bdi></p>` : nothing}
      </header>
      ${problem
        ? html`<p class="problem" role="alert" data-part="problem"><strong>${problem.title}.</strong> ${problem.message}</p>`
        : nothing}
      ${staff ? html`${people(staff, owner)} ${owner ? html`${handOver()} ${invitation()}` : nothing}` : nothing}
    </main>
  `;
}

function people(staff, owner) {
  return html`
    <section class="section" aria-labelledby="people-title">
      <header><h2 id="people-title">Who works here</h2></header>
      <ul class="people">
        ${repeat(
          staff,
          (one) => one.staff,
          (one) => html`<li data-row="staff" data-id=${one.staff}>
            <p><bdi>${one.name}</bdi><br /><bdi class="quiet small">${one.email}</bdi></p>
            ${owner ? whatTheyAre(one) : html`<p>${ROLES[one.role]}</p>`}
          </li>`,
        )}
      </ul>
    </section>
  `;
}

function whatTheyAre(one) {
  return html`
    <p>
      <select
        aria-label=${`What ${one.name} is`}
        @change=${(event) => change(() => ask(path(one.staff), { method: "PATCH", body: { role: event.target.value } }))}
      >
        ${roles(one.role)}
      </select>
      <button data-part="remove" aria-label=${`Remove ${one.name}`} @click=${() => change(() => ask(path(one.staff), { method: "DELETE" }))}>
        Remove
      </button>
    </p>
  `;
}

function roles(chosen) {
  return Object.entries(ROLES).map(([role, words]) => html`<option value=${role} .selected=${role === chosen}>${words}</option>`);
}

function handOver() {
  const { invited } = state;
  if (!invited) return nothing;
  return html`
    <div class="said" role="status" data-part="invited">
      <p><bdi>${invited.invited.name}</bdi> may come in now.</p>
      ${invited.firstPassword
        ? html`<p>Hand them this first password. It is shown this once, is good for seven days, and makes them choose their own:</p>
            <p><code data-part="first-password">${invited.firstPassword}</code></p>`
        : html`<p>They have an account already and sign in as always.</p>`}
    </div>
  `;
}

function invitation() {
  return html`
    <section class="section" aria-labelledby="invite-title">
      <header><h2 id="invite-title">Invite somebody</h2></header>
      <form @submit=${invite} data-part="invite">
        <div class="field">
          <label for="name">Name</label>
          <input id="name" name="name" autocomplete="off" maxlength="80" required />
        </div>
        <div class="field">
          <label for="email">Email</label>
          <input id="email" name="email" type="email" autocomplete="off" maxlength="254" required />
        </div>
        <div class="field">
          <label for="role">As what</label>
          <select id="role" name="role">${roles("desk")}</select>
        </div>
        <button class="primary">Invite</button>
      </form>
    </section>
  `;
}

function invite(event) {
  event.preventDefault();
  const form = event.target;
  const body = Object.fromEntries(new FormData(form));
  change(async () => {
    show({ invited: await ask(path(), { method: "POST", body }) });
    form.reset();
  });
}
