/** What a kiosk or screen shows while it belongs to nobody: a code, what to do with it, and what is in the way. */
import { html, nothing, render } from "lit";
import { live } from "../shared/live.js";
import { reloadWhenRenewed } from "../shared/renewed.js";
import { everySecond } from "../shared/time.js";
import { words } from "./words.js";

const state = { line: "joining", pairing: null, now: Date.now() };

chooseTheme();
live("/live", {
  part: (name, now) => name === "pairing" && show({ pairing: now }),
  connection: (line) => {
    if (line === "live" && state.line === "lost") reloadWhenRenewed(); // it is a kiosk or a screen by now
    show({ line });
  },
});
everySecond((now) => show({ now }));

function show(change) {
  Object.assign(state, change);
  if (state.pairing) render(page(state.pairing, state.now), document.getElementById("pairing"));
}

function page(pairing, now) {
  const { code, link, hub, trouble, shutOut, kind } = pairing;
  return html`
    <section class="said" data-part="pairing" data-code=${code ?? ""}>
      <h1>${shutOut ? words.shutOut : words.newHere}</h1>
      ${shutOut ? html`<p data-part="shut-out">${words.wasShutOut(kind, shutOut, hub)}</p>` : nothing}
      ${code
        ? html`
            <p>${words.todo(kind)} <span class="address">${bare(hub)}/pair</span></p>
            <p class="code" data-part="code" aria-label=${[...code].join(" ")}>${code}</p>
          `
        : nothing}
      ${trouble && hub
        ? html`<p class="trouble" role="status" data-part="trouble">${trouble} ${words.fix(bare(hub))}</p>`
        : code
          ? html`<p class="quiet figures" data-part="holds">${words.holds(minutesLeft(pairing, now))}</p>`
          : hub
            ? html`<p class="quiet" role="status">${words.asking(bare(hub))}</p>`
            : nothing}
    </section>
    <aside class="pane">
      ${code ? html`<img src="/code.svg?for=${encodeURIComponent(code)}" alt=${words.picture(link)} data-part="picture">` : nothing}
    </aside>
  `;
}

function minutesLeft({ until }, now) {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 60_000));
}

function bare(url) {
  return url?.replace(/^https?:\/\//, "");
}

// A wall says which it wants in its address, "?theme=dark"; otherwise the system decides.
function chooseTheme() {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}
