/** What needs somebody to look, on top and only then. */
import { html, nothing } from "lit";

export function attention(matters, time) {
  if (!matters?.length) return nothing;
  return html`
    <section class="attention" data-part="attention" aria-label="What needs attention">
      <ul>
        ${matters.map(
          ({ words, since, level }) => html`
            <li data-row="attention" data-level=${level.toLowerCase()}>
              <strong>${level.toLowerCase() === "red" ? "Now" : "Look"}</strong>
              <span>${words}</span>
              ${since ? html`<span class="quiet small">since <time datetime=${since}>${time.clock(since)}</time></span>` : nothing}
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
