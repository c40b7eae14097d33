/** The little Markdown that descriptions are written in: paragraphs, **strong**, `code`. Always text, never markup. */
import { html, nothing } from "lit";

export function words(text) {
  if (!text) return nothing;
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => html`<p>${inline(paragraph)}</p>`);
}

function inline(text) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((piece) => {
    if (piece.startsWith("**")) return html`<strong>${piece.slice(2, -2)}</strong>`;
    if (piece.startsWith("`")) return html`<code>${piece.slice(1, -1)}</code>`;
    return piece;
  });
}
