/** A member's own page, behind their secret link: whom to meet, what is on, what they allow. */
import { html, nothing, render } from "lit";
import { paintDoor } from "../shared/theme.js";
import { millis, timeIn } from "../shared/time.js";
import { ask } from "./ask.js";
import { named } from "./introductions.js";
import { clockOrDay, phase } from "./when.js";

const AGAIN_MS = 30_000;
const token = decodeURIComponent(location.pathname.split("/").pop());
const state = { now: Date.now(), member: null, problem: null };
let time = timeIn("UTC");
let again = 0;

look();
document.addEventListener("visibilitychange", () => document.hidden || look());

async function look() {
  clearTimeout(again);
  try {
    const member = await ask(`/member-links/${encodeURIComponent(token)}`);
    time = timeIn(member.timeZone);
    paintDoor(member.doorColour);
    document.title = `${member.name} · ${member.spaceName}`;
    show({ member, problem: null });
  } catch (problem) {
    show({ problem, member: gone(problem) ? null : state.member });
    if (gone(problem)) return;
  }
  if (!document.hidden) again = setTimeout(look, AGAIN_MS);
}

function gone({ status }) {
  return status === 404 || status === 400;
}

function show(change) {
  Object.assign(state, change, { now: Date.now() });
  render(page(state), document.getElementById("page"));
}

function page({ member, problem, now }) {
  if (!member) return html`<main class="member">${problem ? trouble(problem) : html`<p class="quiet" role="status">One moment</p>`}</main>`;
  const fresh = member.introductions.filter((one) => millis(one.until) > now);
  const past = member.introductions.filter((one) => millis(one.until) <= now);
  return html`
    <main class="member">
      <header>
        <p class="house" data-part="space"><bdi>${member.spaceName}</bdi></p>
        <h1 data-part="name"><bdi>${member.name}</bdi></h1>
        <p class="presence" data-part="presence" data-present=${member.present}>
          ${member.present ? html`You are in${member.since ? html`, since <time datetime=${member.since}>${clockOrDay(member.since, time, now)}</time>` : nothing}` : "You are not in now"}
        </p>
        ${problem ? html`<p class="stale small" role="status" data-part="problem">No answer from the house just now. This is how it was.</p>` : nothing}
      </header>
      ${fresh.map(card)} ${today(member.today, now)} ${met(past, fresh, member.allows)} ${allows(member.allows)} ${rules(member.houseRules)}
    </main>
  `;
}

function trouble({ status, title, message }) {
  return html`<div role="alert" data-part="problem">
    <h1>${status === 404 || status === 400 ? "This link opens nothing" : title}</h1>
    <p>${status === 404 || status === 400 ? "It was replaced by a newer one, or not copied whole. Ask at the desk for your link." : message}</p>
  </div>`;
}

/** Somebody to meet, now: the one thing on this page that is loud. */
function card({ names, shared, prompt, place, until }) {
  return html`<article class="card" data-row="introduction">
    <p class="meet">Meet</p>
    <h2>${named(names)}</h2>
    <p>${shared}</p>
    <p class="prompt">${prompt}</p>
    <p class="place">${capital(place)}, until <time datetime=${until}>${time.clock(until)}</time></p>
  </article>`;
}

function today(events, now) {
  return html`<section aria-labelledby="today-title" data-part="today">
    <h2 id="today-title">Today</h2>
    ${events.length
      ? html`<ol class="day">
          ${events.map((event) => {
            const when = phase(event, now);
            return html`<li data-row="event" data-phase=${when}>
              <time datetime=${event.startsAt}>${time.clock(event.startsAt)}</time>
              <span><bdi>${event.title}</bdi><span class="quiet small">${event.room}${when === "now" ? html`, now, until ${time.clock(event.endsAt)}` : nothing}</span></span>
            </li>`;
          })}
        </ol>`
      : html`<p class="quiet">Nothing on today.</p>`}
  </section>`;
}

function met(past, fresh, { introductions }) {
  if (!past.length && fresh.length) return nothing;
  return html`<section aria-labelledby="met-title" data-part="met">
    <h2 id="met-title">${past.length ? "You were introduced to" : "My introductions"}</h2>
    ${past.length
      ? html`<ol class="met">
          ${past.map(
            ({ at, names, shared, prompt }) => html`<li data-row="past-introduction">
              <p class="quiet small"><time datetime=${at}>${time.shortDate(at)}</time></p>
              <p><strong>${named(names)}</strong></p>
              <p>${shared}</p>
              <p class="quiet">${prompt}</p>
            </li>`,
          )}
        </ol>`
      : html`<p class="quiet">${introductions ? "None yet. When somebody who fits arrives about when you do, they appear here." : "You have not asked for any."}</p>`}
  </section>`;
}

function allows({ onScreens, introductions }) {
  return html`<section aria-labelledby="allows-title" data-part="allows">
    <h2 id="allows-title">What I allow</h2>
    <dl>
      ${wish("onScreens", "My name on the lobby screens", onScreens, "Visitors may read it there when you arrive.", "Nobody reads your name on a wall.")}
      ${wish("introductions", "Introductions", introductions, "The house may tell another member what you have in common.", "Nobody is told anything about you.")}
    </dl>
    <p class="quiet">To change either, say so at the desk. It holds at once.</p>
  </section>`;
}

function wish(part, what, allowed, meaningYes, meaningNo) {
  return html`<div>
    <dt>${what}</dt>
    <dd data-part=${part} data-allowed=${allowed}><strong>${allowed ? "Yes." : "No."}</strong> ${allowed ? meaningYes : meaningNo}</dd>
  </div>`;
}

function rules(houseRules) {
  if (!houseRules.length) return nothing;
  return html`<section aria-labelledby="rules-title" data-part="house-rules">
    <h2 id="rules-title">House rules</h2>
    <ul class="rules">
      ${houseRules.map((rule) => html`<li>${rule}</li>`)}
    </ul>
  </section>`;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
