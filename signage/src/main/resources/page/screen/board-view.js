/** The board as it stands on the wall: time, title, room; a bar of door green marks now. */
import { html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { words } from "./words.js";

/** So few titles may stand larger. */
const FEW = 3;

/** So many rows of another day are shown where today leaves all the room; one in any case. */
const PEEKS = 3;
const peeks = (rows) => Math.max(1, PEEKS - rows.length);

/** @returns whether the titles may stand larger: there are few, and nothing else to say */
export function isFew({ rows, ahead }) {
  return rows.length + Math.min(peeks(rows), ahead?.rows.length ?? 0) <= FEW && !(rows.length > 0 && ahead);
}

/**
 * @param {number} fits  how many rows there is room for; what just ended makes room first
 * @param {boolean} large whether titles stand larger
 */
export function boardView({ heard, rows, hadSome, stillOn, ahead }, time, fits, large) {
  const kept = rows.length <= fits ? rows : rows.filter((row) => !["over", "folding"].includes(row.place));
  const shown = kept.slice(0, fits);
  const left = kept.slice(shown.length);
  return html`
    <div class="sheet ${large ? "large" : ""}">
      <ol class="rows" data-part="board">
        ${repeat(shown, (row) => row.key, (row) => rowView(row, time))}
      </ol>
      ${left.length > 0 ? html`<p class="more" data-part="more">${words.more(left.length, time.clock(last(left)))}</p>` : nothing}
      ${heard ? nothing : html`<p class="nothing alone" data-part="nothing">${words.notYet}</p>`}
      ${heard && left.length === 0 && ahead ? peek(stillOn ? null : hadSome ? words.nothingMore : words.nothingToday, ahead, peeks(shown), time) : nothing}
      ${heard && rows.length === 0 && !ahead ? html`<p class="nothing alone" data-part="nothing">${words.nothingAtAll}</p>` : nothing}
    </div>
  `;
}

function rowView(row, time) {
  const { event, place } = row;
  return html`
    <li class="row" data-event=${place} data-uid=${event.uid}>
      <div class="line">
        ${place === "now" ? bar(row.remaining) : nothing}
        <p class="start">
          ${event.allDay ? words.allDay : html`<time datetime=${event.startsAt}>${time.clock(event.startsAt)}</time>`}
        </p>
        <div class="what">
          <h2 class="title"><bdi>${event.title}</bdi></h2>
          <p class="where"><bdi>${event.room}</bdi>${when(row, time)}</p>
        </div>
      </div>
    </li>
  `;
}

function when(row, time) {
  const { event, place } = row;
  if (event.allDay || place === "folding") return nothing;
  const clock = time.clock(event.endsAt);
  const until = row.endsAnotherDay && place === "now" ? `${time.shortDate(event.endsAt)} ${clock}` : clock;
  return html`<span class="when">${words.when[place](until, row)}</span>`;
}

// What is left of it, burning down like a candle.
function bar(remaining) {
  const height = Math.max(2, Math.round(remaining * 100));
  return html`
    <svg class="bar" viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true" data-remaining=${height}>
      ${svg`<rect class="whole" width="1" height="100"/><rect class="left" width="1" height=${height} y=${100 - height}/>`}
    </svg>
  `;
}

function peek(said, ahead, most, time) {
  const day = ahead.day === "tomorrow" ? words.tomorrow : time.date(ahead.at);
  return html`
    <div class="ahead" data-part="ahead">
      ${said ? html`<p class="nothing" data-part="nothing">${said}</p>` : nothing}
      <h2 class="day">${day}</h2>
      <ol class="rows">
        ${repeat(ahead.rows.slice(0, most), (row) => row.key, (row) => rowView(row, time))}
      </ol>
      ${ahead.rows.length > most ? html`<p class="more">${words.andMore(ahead.rows.length - most)}</p>` : nothing}
    </div>
  `;
}

function last(rows) {
  return rows.map((row) => row.event.endsAt).reduce((one, other) => (Date.parse(one) > Date.parse(other) ? one : other));
}
