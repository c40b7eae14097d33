/** Who has come to visit today, who meets them, and who has gone. */
import { html, nothing } from "lit";

export const visitorsAtFirst = { busy: null, problem: null };

export function visitors({ visitors: today, visiting }, time, signOut) {
  if (!today?.length) return nothing;
  const sorted = [...today].sort((one, other) => Boolean(one.leftAt) - Boolean(other.leftAt));
  return html`
    <section class="section" data-part="visitors" aria-labelledby="visitors-title">
      <header>
        <h2 id="visitors-title">Visitors today</h2>
        <p>${sorted.filter(({ leftAt }) => !leftAt).length} in</p>
      </header>
      ${visiting.problem ? html`<p role="alert">${visiting.problem}</p>` : nothing}
      <ul class="visitors">
        ${sorted.map((one) => row(one, time, visiting, signOut))}
      </ul>
    </section>
  `;
}

function row({ visit, name, hostName, cameAt, leftAt, comingAt, tellings = [] }, time, { busy }, signOut) {
  return html`<li data-row="visitor" data-gone=${Boolean(leftAt)}>
    <time datetime=${cameAt}>${time.clock(cameAt)}</time>
    <span>
      <bdi>${name}</bdi>${hostName ? html` to <bdi>${hostName}</bdi>` : nothing}
      <span class="quiet small">
        ${leftAt ? html`left at <time datetime=${leftAt}>${time.clock(leftAt)}</time>` : comingAt ? "is met" : hostName ? "waits" : nothing}
      </span>
    </span>
    ${leftAt
      ? nothing
      : html`<button data-part="sign-out" aria-label=${`Sign ${name} out`} aria-disabled=${busy === visit} @click=${() => signOut(visit)}>Sign out</button>`}
    ${leftAt || comingAt ? nothing : tellings.filter(({ trouble, toldAt }) => trouble && !toldAt).map((one) => notTold(one, hostName, time))}
  </li>`;
}

function notTold({ whom, trouble, againAt }, hostName, time) {
  const who = { host: html`<bdi>${hostName}</bdi>`, fallback: "Who stands in for hosts", webhook: "Your own machine" }[whom];
  return html`<p class="not-told small" data-part="not-told">
    ${who} could not be told, because ${trouble};
    ${againAt ? html`tried again at <time datetime=${againAt}>${time.clock(againAt)}</time>` : "please tell them yourself"}.
  </p>`;
}
