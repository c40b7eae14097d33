/** Today's events, with who has come so far. */
import { html, nothing } from "lit";
import { phase } from "./when.js";

export function events({ events: all }, time, now) {
  return html`
    <section class="section events" data-part="events" aria-labelledby="events-title">
      <header><h2 id="events-title">On today</h2></header>
      ${all?.length
        ? html`<ol class="board">
            ${all.map((event) => {
              const when = phase(event, now);
              return html`<li data-row="event" data-phase=${when}>
                <time datetime=${event.startsAt}>${time.clock(event.startsAt)}</time>
                <span>
                  <strong><bdi>${event.title}</bdi></strong>
                  <span class="quiet small">${where(event)}${when === "now" ? html`, until ${time.clock(event.endsAt)}` : nothing}</span>
                </span>
                <span class="figure">${attended(event, when)}</span>
              </li>`;
            })}
          </ol>`
        : html`<p class="none">Nothing on today.</p>`}
    </section>
  `;
}

function where({ room, format }) {
  return [room, format].filter(Boolean).join(", ") || "No room said";
}

function attended({ attendance }, when) {
  if (when === "later" && !attendance) return nothing;
  return html`<data value=${attendance ?? 0} data-part="attendance">${attendance ?? 0}</data> <span class="quiet small">came</span>`;
}
