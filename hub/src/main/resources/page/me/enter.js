/** Before one is in: the address, the mail, the threshold. */
import { html, nothing } from "lit";

export function outside({ busy, problem }, acts) {
  return html`<main class="me enter" data-part="outside">
    <p class="house">Foyer</p>
    <h1>Your pass, on this phone</h1>
    <p>Write the e-mail address that the house knows you by. You get a link that opens your page.</p>
    <form novalidate aria-busy=${busy === "ask"} @submit=${(event) => asked(event, acts)}>
      ${trouble(problem)}
      <div class="field">
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false"
          required data-first aria-describedby=${problem ? "problem" : nothing} aria-invalid=${problem ? "true" : nothing} />
      </div>
      <button class="primary" data-part="ask" aria-disabled=${busy === "ask"}>${busy === "ask" ? "One moment" : "Mail me a link"}</button>
    </form>
  </main>`;
}

function asked(event, acts) {
  event.preventDefault();
  const field = event.target.elements.email;
  if (!field.checkValidity()) {
    field.setAttribute("aria-invalid", "true");
    field.focus();
    field.reportValidity();
    return;
  }
  acts.askForLink(field.value.trim());
}

export function mailed({ email }, acts) {
  return html`<main class="me enter" data-part="mailed">
    <p class="house">Foyer</p>
    <h1 tabindex="-1" data-first>Look in your mail</h1>
    <p>
      If the house knows <strong><bdi>${email}</bdi></strong>, a link is on its way. Open it on this phone within half an hour; it
      works once.
    </p>
    <p class="quiet">Nothing there after some minutes? Look among the unwanted mail, or ask at the desk.</p>
    <button data-part="another" @click=${acts.another}>Use another address</button>
  </main>`;
}

export function threshold({ busy, problem }, acts) {
  return html`<main class="me enter" data-part="threshold">
    <p class="house">Foyer</p>
    <h1>Welcome</h1>
    <p>This opens your page on this phone, and keeps it open for half a year. The link in your mail is then used up.</p>
    ${trouble(problem)}
    <button class="primary" data-part="enter" data-first aria-disabled=${busy === "enter"} @click=${acts.enter}>
      ${busy === "enter" ? "One moment" : "Open my page"}
    </button>
  </main>`;
}

export function erased() {
  return html`<main class="me enter" data-part="erased">
    <p class="house">Foyer</p>
    <h1 tabindex="-1" data-first>You are erased here</h1>
    <p>The house no longer knows you, and this phone has forgotten your pass. If you come back, say so at the desk.</p>
  </main>`;
}

function trouble(problem) {
  return problem
    ? html`<div class="problem" id="problem" role="alert" data-part="problem">
        <p><strong>${problem.title}</strong></p>
        <p>${problem.message}</p>
      </div>`
    : nothing;
}
