/** Who is here to visit me, and waits until I say that I come. */
import { html, nothing } from "lit";

export function visitors(here, time, busy, acts) {
  if (!here?.length) return nothing;
  return html`<section aria-labelledby="visitors-title" data-part="visitors" aria-live="assertive">
    <h2 id="visitors-title">At the door</h2>
    ${here.map(
      ({ visit, name, hostName, cameAt, comingAt }) => html`<article class="card" data-row="visitor">
        <p class="meet">${comingAt ? "You are coming" : "Waits for you"}</p>
        <h2><bdi>${name}</bdi></h2>
        <p>${hostName ? html`For <bdi>${hostName}</bdi>, since ` : "Since "}<time datetime=${cameAt}>${time.clock(cameAt)}</time></p>
        ${comingAt
          ? nothing
          : html`<button class="primary" data-part="coming" aria-disabled=${busy === "coming"} @click=${() => acts.come(visit)}>I am coming</button>`}
      </article>`,
    )}
  </section>`;
}
