/** Where one is, when it is, and whether what is shown is how it is now. */
import { html, nothing } from "lit";
import { ask } from "./ask.js";

export function masthead({ space, spaces, role, line, now }, time) {
  return html`
    <header class="masthead">
      <h1 data-part="space"><bdi>${space?.name ?? "Foyer"}</bdi></h1>
      ${space ? html`<p class="when"><time data-part="clock">${time.date(now)}, ${time.clock(now)}</time></p>` : nothing}
      <p class="line" role="status" data-part="line">
        ${line === "lost" ? "The hub does not answer. This is how it was; it goes on by itself." : nothing}
      </p>
      <nav aria-label="Desk">
        ${spaces.length > 1 ? spaces.map((one) => otherSpace(one, space)) : nothing}
        ${role === "owner" || role === "manager" ? html`<a href=${`/staff?space=${encodeURIComponent(space?.slug ?? "")}`}>Staff</a>` : nothing}
        <a href="/account">Account</a>
        <a href="/api">API</a>
        <button class="plain" data-part="sign-out" @click=${signOut}>Sign out</button>
      </nav>
    </header>
  `;
}

function otherSpace({ slug, name }, space) {
  return slug === space?.slug ? nothing : html`<a href=${`/?space=${encodeURIComponent(slug)}`}><bdi>${name}</bdi></a>`;
}

async function signOut() {
  await ask("/session", { method: "DELETE" }).catch(() => null); // signed out already is signed out
  location.replace("/sign-in");
}
