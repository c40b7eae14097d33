/** A table that sorts by its heads, by mouse and keyboard. What a column is worth for sorting and what it shows are told apart. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

/**
 * @typedef {{key: string, title: string, value: (row) => any, cell?: (row) => any, end?: boolean}} Column
 * @param {{label: string, row: string, columns: Column[], rows: any[], id: (row) => any, sort: {by: string, order: "ascending"|"descending"}, sorted: (sort) => void}} table
 */
export function table({ label, row, columns, rows, id, sort, sorted }) {
  return html`
    <table aria-label=${label} data-part=${`${row}-table`}>
      <thead>
        <tr>
          ${columns.map((column) => head(column, sort, sorted))}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          id,
          (item) => html`<tr data-row=${row} data-id=${id(item)}>
            ${columns.map((column) => html`<td class=${column.end ? "end" : ""} data-column=${column.key}>${(column.cell ?? column.value)(item)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function head({ key, title, end }, sort, sorted) {
  const mine = sort.by === key;
  const next = { by: key, order: mine && sort.order === "ascending" ? "descending" : "ascending" };
  return html`<th scope="col" class=${end ? "end" : ""} aria-sort=${mine ? sort.order : nothing}>
    <button class="plain" data-sort=${key} @click=${() => sorted(next)}>
      ${title}<span class="arrow" aria-hidden="true">${mine ? (sort.order === "ascending" ? "↑" : "↓") : ""}</span>
    </button>
  </th>`;
}

export function inOrder(rows, columns, { by, order }) {
  const { value } = columns.find((column) => column.key === by);
  const sign = order === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => sign * compare(value(a), value(b)));
}

function compare(a, b) {
  return typeof a === "number" ? a - b : String(a ?? "").localeCompare(String(b ?? ""), undefined, { sensitivity: "base", numeric: true });
}
