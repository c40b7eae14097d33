/** Nobody is at the door: the space's name, the camera's window, one sentence. */
import { html, nothing, svg } from "lit";
import { words } from "./words.js";

export function idle(state, covered) {
  return html`
    <section class="idle" data-line=${state.line} data-camera=${state.camera.state} ?inert=${covered}>
      <p class="space" data-part="space"><bdi>${state.kiosk?.spaceName}</bdi></p>
      <div class="ask">
        <h1>${sentence(state)}</h1>
        ${troubles(state).map((trouble) => html`<p class="trouble" data-part="trouble">${trouble}</p>`)}
      </div>
      ${kept(state)} ${doorWindow(state.camera)}
    </section>
  `;
}

function sentence({ line, kiosk, camera }) {
  if (!kiosk || line === "lost" || camera.state === "starting") return words.oneMoment;
  return (camera.state === "live" ? words.hold : words.scan)[kiosk.passage];
}

function troubles({ line, kiosk, camera }) {
  if (line === "lost") return [words.programGone];
  return [words.camera[camera.state], ...(kiosk?.troubles ?? [])].filter(Boolean).slice(0, 2);
}

function kept({ kiosk, waitingLong }) {
  if (!kiosk || (kiosk.online && !waitingLong)) return nothing;
  return html`
    <div class="kept">
      <p data-part="kept" data-waiting=${kiosk.waiting}>${words.kept(kiosk.waiting)}</p>
      ${!kiosk.online && kiosk.rosterAgeSeconds != null
        ? html`<p data-part="list">${words.list(kiosk.rosterAgeSeconds)}</p>`
        : nothing}
    </div>
  `;
}

function doorWindow({ state, stream }) {
  return html`
    <div class="window" data-part="window">
      ${state === "live"
        ? html`<video .srcObject=${stream} autoplay muted playsinline aria-label=${words.window}></video>
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
