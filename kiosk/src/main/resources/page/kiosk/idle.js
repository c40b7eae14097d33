/** Nobody is at the door: the space's name, the camera's window, one sentence, what else one can do, the languages. */
import { html, nothing, svg } from "lit";
import { offered } from "./flow-shell.js";
import { language, ownName, say, voice } from "./words.js";

/**
 * @param {{speak: (language: string) => void, open: (flow) => void}} actions
 */
export function idle(state, actions, covered) {
  return html`
    <section class="idle" data-line=${state.line} data-camera=${state.camera.state} ?inert=${covered}>
      <p class="space" data-part="space"><bdi>${state.kiosk?.spaceName}</bdi></p>
      <div class="ask">
        <h1>${sentence(state)}</h1>
        ${troubles(state).map((trouble) => html`<p class="trouble" role="status" data-part="trouble">${trouble}</p>`)}
        ${offers(state, actions)}
      </div>
      ${kept(state)} ${doorWindow(state.camera)} ${foot(state, actions)}
    </section>
  `;
}

function sentence({ line, kiosk, camera }) {
  if (!kiosk || line === "lost" || camera.state === "starting") return say("oneMoment");
  const sees = camera.state === "live" || camera.state === "covered";
  return say(`${sees ? "hold" : "scan"}.${kiosk.passage}`);
}

function troubles({ line, kiosk, camera }) {
  if (line === "lost") return [say("programGone")];
  const seen = ["denied", "lost", "covered"].includes(camera.state) ? [say(`camera.${camera.state}`)] : [];
  return [...seen, ...(kiosk?.troubles ?? []).map((place) => say(`trouble.${place}`))].slice(0, 2);
}

function offers(state, actions) {
  const { buttons } = offered(state);
  if (!buttons.length) return nothing;
  return html`<div class="offers">
    ${buttons.map(
      ({ flow, label }) =>
        html`<button type="button" data-offer=${flow.name} @click=${() => actions.open(flow)}>${label}</button>`,
    )}
  </div>`;
}

function kept({ kiosk, waitingLong }) {
  if (!kiosk || (kiosk.online && !waitingLong)) return nothing;
  return html`
    <div class="kept">
      <p data-part="kept" data-waiting=${kiosk.waiting}>${say("kept.waiting", { waiting: kiosk.waiting })}</p>
      ${!kiosk.online && kiosk.rosterAgeSeconds != null
        ? html`<p data-part="list">${say("kept.list", { ago: voice(language()).ago(kiosk.rosterAgeSeconds) })}</p>`
        : nothing}
    </div>
  `;
}

/** One tap each: a language is called by its own name, wherever one comes from. */
function foot(state, actions) {
  const languages = state.kiosk?.languages ?? [];
  return html`
    <div class="foot">
      ${languages.length > 1
        ? html`<div class="languages" role="group" aria-label=${say("languages.label")}>
            ${languages.map(
              (one) => html`<button type="button" class="plain" lang=${one} dir="auto" data-language=${one}
                aria-pressed=${one === language()} @click=${() => actions.speak(one)}>${ownName(one)}</button>`,
            )}
          </div>`
        : nothing}
      ${offered(state).quiet.map(
        ({ flow, label }) =>
          html`<button type="button" class="plain quiet" data-offer=${flow.name} @click=${() => actions.open(flow)}>
            ${label}
          </button>`,
      )}
    </div>
  `;
}

function doorWindow({ state, stream }) {
  const live = stream && (state === "live" || state === "covered");
  return html`
    <div class="window" data-part="window">
      ${live
        ? html`<video .srcObject=${stream} autoplay muted playsinline aria-label=${say("camera.window")}></video>
            <svg class="guide" viewBox="0 0 100 100" aria-hidden="true">${corners}</svg>`
        : html`<svg class="badge" viewBox="0 0 60 84" aria-hidden="true">${badge}</svg>`}
    </div>
  `;
}

const corners = svg`<path d="M2 18V8a6 6 0 0 1 6-6h10M82 2h10a6 6 0 0 1 6 6v10M98 82v10a6 6 0 0 1-6 6H82M18 98H8a6 6 0 0 1-6-6V82"/>`;

// A badge on its strap, seen from a friendly distance.
const badge = svg`
  <path d="M30 2v12M2 20a6 6 0 0 1 6-6h44a6 6 0 0 1 6 6v56a6 6 0 0 1-6 6H8a6 6 0 0 1-6-6zM24 22h12"/>
  <path d="M14 34h12v12H14zM34 34h12v12H34zM14 54h12v12H14zM34 54h4v4h-4zM42 54h4M34 66h4M42 62h4v4"/>`;
