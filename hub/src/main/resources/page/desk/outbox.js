/** The mails of a house without a mail server: whoever tries Foyer out reads here what a member would get. */
import { html, nothing, render } from "lit";
import { timeIn } from "../shared/time.js";
import { ask, signInFirst } from "./ask.js";

const AGAIN_MS = 5_000;
const state = { space: null, letters: null, problem: null };

look();

async function look() {
  try {
    const { spaces } = await ask("/spaces");
    const wished = new URLSearchParams(location.search).get("space");
    const space = spaces.find((one) => one.slug === wished) ?? spaces[0];
    const { letters } = space ? await ask(`/spaces/${encodeURIComponent(space.slug)}/outbox`) : { letters: [] };
    show({ space, letters, problem: null });
  } catch (problem) {
    if (problem.status === 401) return signInFirst();
    show({ problem });
    if (problem.status) return; // there is none, or it is for others: asking again changes nothing
  }
  setTimeout(look, AGAIN_MS);
}

function show(change) {
  Object.assign(state, change);
  render(page(state), document.getElementById("page"));
}

function page({ space, letters, problem }) {
  return html`<main class="outbox">
    <header>
      <p class="house">${space ? html`<bdi>${space.name}</bdi>` : "Foyer"}</p>
      <h1>Outbox</h1>
      <p class="quiet">
        No mail server is set, so mails to members wait here instead of going out. A link in them opens a member's page: this is for
        trying Foyer out, not for a house with members.
      </p>
    </header>
    ${problem ? html`<div class="problem" role="alert" data-part="problem"><p><strong>${problem.title}</strong></p><p>${problem.message}</p></div>` : nothing}
    ${letters === null ? nothing : letters.length ? letters.map(letter) : html`<p class="quiet">No mail yet. Invite a member, and it lies here.</p>`}
  </main>`;
}

function letter({ at, to, subject, text }) {
  const time = timeIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return html`<article data-row="letter" data-to=${to}>
    <header>
      <h2><bdi>${subject}</bdi></h2>
      <p class="quiet small">to <bdi>${to}</bdi>, <time datetime=${at}>${time.shortDate(at)}, ${time.clock(at)}</time></p>
    </header>
    <div class="text">${text.trim().split(/(https?:\/\/\S+)/).map(linked)}</div>
  </article>`;
}

/** Only links to this very house are links here. */
function linked(piece) {
  const url = URL.canParse(piece) ? new URL(piece) : null;
  return url?.pathname === "/me/enter" && url.protocol.startsWith("http") ? html`<a href=${url.href} rel="noreferrer">${piece}</a>` : piece;
}
