/** Who stands at a door without a badge: looked at, and let in or not. */
import { html, nothing } from "lit";
import { millis } from "../shared/time.js";

export const asksAtFirst = { busy: null, problem: null };

export function asks({ asks: waiting, asking }, time, now, answer) {
  const open = (waiting ?? []).filter(({ until }) => millis(until) > now);
  if (!open.length && !asking.problem) return nothing;
  return html`
    <section class="attention" data-part="asks" aria-label="Who waits at a door" aria-live="assertive">
      <ul>
        ${open.map(
          ({ ask, name, called, door, at }) => html`
            <li data-row="ask" data-level="amber" aria-busy=${asking.busy === ask}>
              <strong>At the door</strong>
              <span><bdi>${name}</bdi>${called === name ? nothing : html` (<bdi>${called}</bdi>)`} has no badge, ${door}</span>
              <span class="quiet small">since <time datetime=${at}>${time.clock(at)}</time></span>
              <span class="acts">
                <button class="primary" data-part="let-in" aria-label=${`Let ${name} in`} @click=${() => answer(ask, true)}>Let in</button>
                <button data-part="turn-away" aria-label=${`Do not let ${name} in`} @click=${() => answer(ask, false)}>Not now</button>
              </span>
            </li>
          `,
        )}
      </ul>
      ${asking.problem ? html`<p role="alert">${asking.problem}</p>` : nothing}
    </section>
  `;
}
