/** Once one is in: the pass, whom to meet, what is on, and one's wishes. */
import { html, nothing } from "lit";
import { millis } from "../shared/time.js";
import { visitors } from "./visitors.js";
import { wishes } from "./wishes.js";

export function house({ me, now, online, ...rest }, time, acts, pass) {
  const fresh = me.introductions.filter((one) => millis(one.until) > now);
  const past = me.introductions.filter((one) => millis(one.until) <= now);
  return html`<main class="me" data-part="in">
    <header>
      <p class="house" data-part="space"><bdi>${me.spaceName}</bdi></p>
      <p class="presence" data-part="presence" data-present=${me.present}>
        ${me.present
          ? html`You are in${me.since ? html`, since <time datetime=${me.since}>${time.clock(me.since)}</time>` : nothing}`
          : "You are not in now"}
      </p>
    </header>
    <h1 class="name" data-part="name"><bdi>${me.name}</bdi></h1>
    ${visitors(rest.visitors, time, rest.busy, acts)} ${pass} ${fresh.map((one) => card(one, time))} ${today(me.today, now, time)} ${met(past, fresh, me.allows, time)}
    ${wishes({ me, online, ...rest }, acts)} ${rules(me.houseRules)}
  </main>`;
}

/** Somebody to meet, now: the one thing below the pass that is loud. */
function card({ names, shared, prompt, place, until }, time) {
  return html`<article class="card" data-row="introduction">
    <p class="meet">Meet</p>
    <h2>${named(names)}</h2>
    <p>${shared}</p>
    <p class="prompt">${prompt}</p>
    <p class="place">${capital(place)}, until <time datetime=${until}>${time.clock(until)}</time></p>
  </article>`;
}

function today(events, now, time) {
  return html`<section aria-labelledby="today-title" data-part="today">
    <h2 id="today-title">Today</h2>
    ${events.length
      ? html`<ol class="day">
          ${events.map((event) => {
            const when = now < millis(event.startsAt) ? "later" : now < millis(event.endsAt) ? "now" : "over";
            return html`<li data-row="event" data-phase=${when}>
              <time datetime=${event.startsAt}>${time.clock(event.startsAt)}</time>
              <span><bdi>${event.title}</bdi><span class="quiet small">${event.room}${when === "now" ? html`, now, until ${time.clock(event.endsAt)}` : nothing}</span></span>
            </li>`;
          })}
        </ol>`
      : html`<p class="quiet">Nothing on today.</p>`}
  </section>`;
}

function met(past, fresh, { introductions }, time) {
  if (!past.length && fresh.length) return nothing;
  return html`<section aria-labelledby="met-title" data-part="met">
    <h2 id="met-title">My introductions</h2>
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

function rules(houseRules) {
  if (!houseRules.length) return nothing;
  return html`<section aria-labelledby="rules-title" data-part="house-rules">
    <h2 id="rules-title">House rules</h2>
    <ul class="rules">
      ${houseRules.map((rule) => html`<li>${rule}</li>`)}
    </ul>
  </section>`;
}

/** "Ada and Ben", each name in its own direction. */
function named(names) {
  return names.map((name, i) => html`${i === 0 ? nothing : i === names.length - 1 ? " and " : ", "}<bdi>${name}</bdi>`);
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
