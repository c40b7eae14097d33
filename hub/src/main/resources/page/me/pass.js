/** The pass on the page: the code, large and bright, and what stands in its place while there is none. */
import { html, nothing, svg } from "lit";
import { STEP_MS } from "./live-pass.js";
import { lines } from "./qr.js";

const QUIET_ZONE = 4; // ISO/IEC 18004, 6.3.8

/** @param {{text: string, now: number, online: boolean, name: string}} shown */
export function code({ text, now, online }) {
  const left = Math.ceil((STEP_MS - (now % STEP_MS)) / 1000);
  return html`<figure class="pass" data-part="pass">
    ${drawn(text)}
    <progress max="30" .value=${left} aria-hidden="true"></progress>
    <figcaption>
      Hold it to the camera at the door.
      ${online ? nothing : html`<strong data-part="offline">No network just now. The pass works without.</strong>`}
    </figcaption>
  </figure>`;
}

function drawn(text) {
  const rows = lines(text).split("\n");
  const size = rows.length + 2 * QUIET_ZONE;
  return svg`<svg class="code" data-part="code" viewBox="0 0 ${size} ${size}" role="img" aria-label="Your live pass, as a QR code"
    shape-rendering="crispEdges"><path d=${outline(rows)}></path></svg>`;
}

/** Each run of dark squares in a row as one bar. */
function outline(rows) {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index + QUIET_ZONE} ${y + QUIET_ZONE}h${run.length}v1h-${run.length}z`),
    )
    .join("");
}

/** @param {{busy: boolean, elsewhere: boolean, problem: Error|null, onAdd: () => void}} offer */
export function none({ busy, elsewhere, problem, onAdd }) {
  return html`<section class="no-pass" aria-labelledby="no-pass-title" data-part="no-pass">
    <h2 id="no-pass-title">Put your pass on this phone</h2>
    <p>
      It shows a fresh code every half minute, also without network. A picture of it is worth nothing a minute later.
      ${elsewhere ? html`Your pass is on another phone or browser now; there it stops.` : nothing}
    </p>
    ${problem ? html`<p class="problem" role="alert" data-part="problem"><strong>${problem.title}.</strong> ${problem.message}</p>` : nothing}
    <button class="primary" data-part="add-pass" aria-disabled=${busy} @click=${() => busy || onAdd()}>
      ${busy ? "One moment" : "Put it on this phone"}
    </button>
  </section>`;
}

export function impossible() {
  return html`<section class="no-pass" aria-labelledby="no-pass-title" data-part="no-pass-here">
    <h2 id="no-pass-title">This browser cannot carry a pass</h2>
    <p>
      It lacks what signs the code (Ed25519). Update it (Chrome or Edge 137, Safari 17, Firefox 129 and newer have it), or ask at
      the desk for a printed badge, which opens the same door.
    </p>
  </section>`;
}
