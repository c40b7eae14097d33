/** The numbers first, each with what it means. */
import { html, nothing } from "lit";
import { millis } from "../shared/time.js";

export function numbers({ space, occupancy: counted, curve, present, introductions, feedback }, time, now) {
  const occupancy = counted ?? (present && { present: present.length, capacity: space.capacity });
  if (!occupancy) return nothing;
  const usual = curve?.usual?.length ? valueAt(curve.usual, now) : null;
  const most = (curve?.points ?? []).reduce((top, point) => (point.present > (top?.present ?? 0) ? point : top), null);
  const newcomers = (present ?? []).filter((person) => person.newcomer).length;
  return html`
    <section class="numbers" aria-label="Now">
      <div class="now">
        <p><data data-part="present" value=${occupancy.present}>${occupancy.present}</data></p>
        <p>${meaning(occupancy)}</p>
      </div>
      ${usual === null
        ? nothing
        : number("usual", difference(occupancy.present, usual), `than usual on a ${time.weekday(now)} at this time (${usual})`)}
      ${most ? number("most", most.present, html`at most today, at <time datetime=${most.at}>${time.clock(most.at)}</time>`) : nothing}
      ${present?.length ? number("newcomers", newcomers, "of those in are new here") : nothing}
      ${introductions
        ? number("introduced", introductions.length, introductions.length === 1 ? "introduction made today" : "introductions made today")
        : nothing}
      ${wayOut(feedback)}
    </section>
  `;
}

/** What people said today on their way out. */
function wayOut(feedback) {
  const day = feedback?.find(({ title }) => !title);
  return day ? number("feedback", day.good, `said on their way out that it was good, ${day.fine} fine, ${day.notSoGood} not so good`) : nothing;
}

function number(part, figure, words) {
  return html`<div class="number">
    <p><data data-part=${part} value=${figure}>${figure}</data></p>
    <p>${words}</p>
  </div>`;
}

function meaning({ present, capacity, estimated }) {
  const guessed = estimated ? ` ${estimated} of them estimated.` : "";
  if (!capacity) return `in now.${guessed}`;
  const left = capacity - present;
  const room = left > 1 ? `${left} places left.` : left === 1 ? "One place left." : left === 0 ? "The house is full." : `${-left} more than it holds.`;
  return `in, of ${capacity}. ${room}${guessed}`;
}

function difference(present, usual) {
  const more = present - usual;
  return more === 0 ? "As many" : more > 0 ? `${more} more` : `${-more} fewer`;
}

/** What a curve said last before an instant. */
export function valueAt(points, at) {
  return points.reduce((value, point) => (millis(point.at) <= millis(at) ? point.present : value), 0);
}
