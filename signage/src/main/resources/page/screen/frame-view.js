/** What frames the board: whose day it is above, the clock below, and the sign-up on the door. */
import { html, nothing } from "lit";
import { words } from "./words.js";

export function masthead({ programme }, now, time) {
  return html`
    <h1 class="space"><bdi>${programme?.spaceName ?? words.today}</bdi></h1>
    <p class="date"><time datetime=${time.day(now)}>${time.date(now)}</time></p>
  `;
}

export function foot({ programme, occupancy, line, link }, now, time) {
  return html`
    <p class="clock" data-part="clock"><time>${time.clock(now)}</time></p>
    ${programme?.wifi ? html`<p class="wifi"><span class="label">${words.wifi}</span> <bdi>${programme.wifi}</bdi></p>` : nothing}
    <div class="end">${away({ programme, line, link }, time)} ${inside(occupancy)}</div>
  `;
}

function inside(occupancy) {
  if (!occupancy) return nothing;
  const { present, capacity } = occupancy;
  return html`<p class="inside" data-part="occupancy" data-present=${present} data-capacity=${capacity}>
    ${words.inside(present, capacity)}
  </p>`;
}

function away({ programme, line, link }, time) {
  if (!programme || (line !== "lost" && link?.online !== false)) return nothing;
  const since = link?.online === false && link.since ? time.clock(link.since) : null;
  return html`<p class="away" data-part="link">${words.away(since)}</p>`;
}

/** The QR code is drawn by the player; where it cannot be had, its words go too: they would point at nothing. */
export function signUp({ programme }) {
  const offer = programme?.signUp;
  if (!offer) return nothing;
  return html`
    <figure data-part="sign-up">
      <img src="/sign-up.svg?for=${encodeURIComponent(offer.link)}" alt=${offer.link} @error=${hide} @load=${show}>
      <figcaption><bdi>${offer.words}</bdi></figcaption>
    </figure>
  `;
}

function hide(event) {
  event.target.parentElement.hidden = true;
}

function show(event) {
  event.target.parentElement.hidden = false;
}
