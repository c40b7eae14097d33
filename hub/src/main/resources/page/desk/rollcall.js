/** The roll call, while there is one: whom nobody has seen yet comes first. */
import { html, nothing } from "lit";

export function rollCall(roll, time) {
  if (!roll?.people?.length) return nothing;
  const missing = roll.people.filter(({ seenAt }) => !seenAt).length;
  return html`
    <section class="attention" data-part="roll-call" aria-labelledby="roll-title">
      <h2 id="roll-title">
        Roll call since <time datetime=${roll.began}>${time.clock(roll.began)}</time>: ${roll.people.length - missing} of ${roll.people.length} seen
      </h2>
      <ul>
        ${roll.people.map(
          ({ name, visitor, seenAt }) => html`<li data-row="roll" data-level=${seenAt ? "green" : "red"}>
            <strong>${seenAt ? "Seen" : "Missing"}</strong>
            <span><bdi>${name}</bdi>${visitor ? ", visitor" : nothing}</span>
            ${seenAt ? html`<span class="quiet small">at <time datetime=${seenAt}>${time.clock(seenAt)}</time></span>` : nothing}
          </li>`,
        )}
      </ul>
    </section>
  `;
}
