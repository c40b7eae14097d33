/** Who met whom today, and over what. */
import { html, nothing } from "lit";

const FIRST = 5;

export function introductions({ introductions: all }, time) {
  return html`
    <section class="section introduced" data-part="introductions" aria-labelledby="introductions-title">
      <header>
        <h2 id="introductions-title">Introduced today</h2>
        <p>${all?.length > FIRST ? `the latest ${FIRST} of ${all.length}` : nothing}</p>
      </header>
      ${all?.length
        ? html`<ol>
            ${all.slice(0, FIRST).map(
              ({ at, names, shared, prompt, place, onScreens }) => html`<li data-row="introduction">
                <p><strong>${named(names)}</strong></p>
                <p>${shared}</p>
                <p class="asked">${prompt}</p>
                <p class="quiet small"><time datetime=${at}>${time.clock(at)}</time>, ${place}${onScreens ? ", on the screens too" : ""}</p>
              </li>`,
            )}
          </ol>`
        : html`<p class="none">No introductions yet. They are made when members who want them arrive within a quarter of an hour.</p>`}
    </section>
  `;
}

/** "Ada, Grace and Linus", each name in its own direction of writing. */
export function named(names) {
  return names.map((name, i) => html`${i === 0 ? "" : i === names.length - 1 ? " and " : ", "}<bdi>${name}</bdi>`);
}
