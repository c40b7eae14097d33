/** Who is in: found by a few letters, sorted by any column, taken along as a file. */
import { html, nothing } from "lit";
import { hoursAndMinutes, millis, minutesBetween } from "../shared/time.js";
import { saveCsv } from "./csv.js";
import { inOrder, table } from "./table.js";
import { clockOrDay } from "./when.js";

const FIRST = 12;

export const peopleAtFirst = { sort: { by: "since", order: "descending" }, letters: "", all: false };

export function people({ space, present, people: view }, time, now, change) {
  const columns = columnsOf(time, now);
  const found = inOrder((present ?? []).filter((person) => fits(person.name, view.letters)), columns, view.sort);
  const shown = view.all || view.letters ? found : found.slice(0, FIRST);
  const save = () => saveCsv(`${space?.slug ?? "foyer"}-in-${time.day(now)}.csv`, columns, found);
  return html`
    <section class="section people" data-part="present-list" aria-labelledby="people-title">
      <header>
        <h2 id="people-title">Who is in</h2>
        <p role="status">${view.letters ? `${found.length} of ${present?.length ?? 0}` : nothing}</p>
      </header>
      ${present?.length
        ? html`
            <div class="tools">
              <input type="search" aria-label="Find a name" placeholder="Find a name" autocomplete="off" data-part="find"
                .value=${view.letters} @input=${(event) => change({ letters: event.target.value })} />
              <button data-part="csv" @click=${save}>Save as CSV</button>
            </div>
            ${table({ label: "Who is in", row: "person", columns, rows: shown, id: (person) => person.member, sort: view.sort, sorted: (sort) => change({ sort }) })}
            ${found.length === 0 ? html`<p class="none">Nobody in has “${view.letters}” in their name.</p>` : nothing}
            ${shown.length < found.length
              ? html`<button class="plain more" data-part="all" @click=${() => change({ all: true })}>Show all ${found.length}</button>`
              : nothing}
          `
        : html`<p class="none">Nobody is in. The first to scan a badge appears here.</p>`}
    </section>
  `;
}

function columnsOf(time, now) {
  return [
    {
      key: "name",
      title: "Name",
      value: (person) => person.name,
      cell: (person) => html`<bdi>${person.name}</bdi>${person.newcomer ? html` <span class="mark">new here</span>` : nothing}`,
    },
    {
      key: "since",
      title: "Since",
      end: true,
      value: (person) => millis(person.since),
      cell: (person) => html`<time datetime=${person.since}>${clockOrDay(person.since, time, now)}</time>`,
      text: (person) => new Date(millis(person.since)).toISOString(),
    },
    {
      key: "long",
      title: "How long",
      end: true,
      value: (person) => minutesBetween(person.since, now),
      cell: (person) => howLong(minutesBetween(person.since, now)),
      text: (person) => `${minutesBetween(person.since, now)} min`,
    },
  ];
}

function howLong(all) {
  const { hours, minutes } = hoursAndMinutes(all);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes).padStart(2, "0")}`;
}

/** Letters without their accents and marks, wherever they stand. */
function fits(name, letters) {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain(name).includes(plain(letters.trim()));
}
