/** The manager's page, and its wiring: what the hub says is shown; what is chosen here stays here. */
import { html, nothing, render } from "lit";
import { live } from "../shared/live.js";
import { reloadWhenRenewed } from "../shared/renewed.js";
import { paintDoor } from "../shared/theme.js";
import { everySecond, timeIn } from "../shared/time.js";
import { arrivals } from "./arrivals.js";
import { ask, signInFirst } from "./ask.js";
import { asks, asksAtFirst } from "./asks.js";
import { attention } from "./attention.js";
import { curve, drawCurve } from "./curve.js";
import { devices, devicesAtFirst } from "./devices.js";
import { events } from "./events.js";
import { introductions } from "./introductions.js";
import { masthead } from "./masthead.js";
import { numbers } from "./numbers.js";
import { people, peopleAtFirst } from "./people.js";
import { reception, receptionAtFirst } from "./reception.js";
import { rollCall } from "./rollcall.js";
import { visitors, visitorsAtFirst } from "./visitors.js";

const MINUTE = 60_000;

const state = {
  line: "joining", // to the hub: joining, live, lost
  now: Date.now(),
  problem: null,
  spaces: [],
  role: null, // in this space; the hub sends what it may see, and nothing is shown of the rest
  people: peopleAtFirst,
  doors: devicesAtFirst,
  asking: asksAtFirst,
  visiting: visitorsAtFirst,
  reception: receptionAtFirst,
  // and the parts, by the names the hub gives them
};
let time = timeIn("UTC");

show({});
begin();

async function begin() {
  try {
    const { spaces } = await ask("/spaces");
    const wished = new URLSearchParams(location.search).get("space");
    const space = spaces.find((one) => one.slug === wished) ?? spaces[0];
    show({ spaces, role: space?.role, problem: space ? null : "There is no space yet. Set one up through the API; this page then shows it." });
    if (space) watch(space.slug);
  } catch (problem) {
    if (problem.status === 401) return signInFirst();
    show({ problem: problem.message });
    setTimeout(begin, 5_000);
  }
}

function watch(slug) {
  live(`/api/v1/spaces/${encodeURIComponent(slug)}/live`, {
    connection: (line) => {
      if (line === "live" && state.line === "lost") reloadWhenRenewed();
      if (line === "lost") stillTheSame(slug);
      show({ line });
    },
    part: (name, now) => (name === "space" ? settle(now) : show({ [name]: now })),
  });
  everySecond((now) => Math.floor(now / MINUTE) !== Math.floor(state.now / MINUTE) && show({ now }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show({}));
}

/** A line that is refused looks like a line that is lost; only asking tells. With another role the page begins anew. */
async function stillTheSame(slug) {
  try {
    const { spaces } = await ask("/spaces");
    if (spaces.find((one) => one.slug === slug)?.role !== state.role) location.reload();
  } catch (problem) {
    if (problem.status === 401) signInFirst();
  }
}

/** Of what a role is never sent there is nothing to wait for. */
function sees(...roles) {
  return roles.includes(state.role);
}

function settle(space) {
  time = timeIn(space.timeZone);
  paintDoor(space.doorColour);
  document.title = `${space.name} · Foyer`;
  show({ space });
}

/** Staff have looked at somebody who waits at a door. */
async function letIn(waiting, yes) {
  if (state.asking.busy) return;
  show({ asking: { busy: waiting, problem: null } });
  const problem = await ask(`/spaces/${encodeURIComponent(state.space.slug)}/door-asks`, { method: "POST", body: { ask: waiting, letIn: yes } }).then(
    () => null,
    (wrong) => wrong.message,
  );
  show({ asking: { busy: null, problem } });
}

async function signOut(visit) {
  if (state.visiting.busy) return;
  show({ visiting: { busy: visit, problem: null } });
  const problem = await ask(`/spaces/${encodeURIComponent(state.space.slug)}/visitors`, { method: "POST", body: { visit } }).then(
    () => null,
    (wrong) => wrong.message,
  );
  show({ visiting: { busy: null, problem } });
}

function show(change) {
  Object.assign(state, change, { now: change.now ?? Date.now() });
  render(page(), document.getElementById("page"));
  drawCurve(state.curve, time, state.now);
}

function page() {
  const { now } = state;
  return html`
    <a class="skip" href="#main">To what is on</a>
    <div class="desk" data-line=${state.line}>
      ${masthead(state, time)}
      <main id="main" class="desk-main">
        ${state.problem ? html`<p role="alert" data-part="problem">${state.problem}</p>` : nothing}
        ${state.space
          ? html`
              ${rollCall(state.rollCall, time)} ${asks(state, time, now, letIn)} ${sees("owner", "manager") ? attention(state.attention, time) : nothing} ${numbers(state, time, now)} ${curve(state.curve, time, now)}
              <div class="columns">
                <div class="column">${visitors(state, time, signOut)} ${arrivals(state, time)}</div>
                <div class="column">${people(state, time, now, (change) => show({ people: { ...state.people, ...change } }))}</div>
                ${sees("owner", "manager", "community")
                  ? html`<div class="column">${events(state, time, now)} ${introductions(state, time)}</div>`
                  : nothing}
              </div>
              ${sees("owner", "manager")
                ? devices(state, time, now, (change) => show({ doors: { ...state.doors, ...change } }))
                : nothing}
              ${sees("owner", "manager") ? reception(state, (change) => show({ reception: { ...state.reception, ...change } })) : nothing}
            `
          : html`<p class="quiet" role="status">${state.problem ? nothing : "One moment"}</p>`}
      </main>
    </div>
  `;
}
