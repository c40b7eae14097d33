/** Each scene as it stands on the door: a quiet word above, one thing said large, little below. */
import { html, nothing, svg } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { words } from "./words.js";

export function sceneView(scene) {
  const { above, body } = views[scene.kind](scene);
  return keyed(
    scene.key,
    html`<article class="scene" data-scene=${scene.kind}>
      <p class="above">${above}</p>
      ${body}
    </article>`,
  );
}

const views = {
  welcome: ({ shown, more }) => ({
    above: words.justArrived,
    body: html`
      <ul class="names ${shown.length === 1 ? "one" : ""}">
        ${shown.map(
          ({ name, newcomer }) => html`<li class=${size(name, 10, 22)}>
            <bdi>${name}</bdi>${newcomer ? html`<span class="new">${words.newHere}</span>` : nothing}
          </li>`,
        )}
      </ul>
      ${more > 0 ? html`<p class="below">${words.andMore(more)}</p>` : nothing}
    `,
  }),

  introduction: ({ names, shared, prompt, place }) => ({
    above: words.introduction,
    body: html`
      <h2 class=${size(names.join(), 18, 36)}><bdi>${words.names(names)}</bdi></h2>
      <p class="below"><bdi>${shared}</bdi></p>
      <p class="said ${size(prompt, 50, 100)}"><bdi>${prompt}</bdi></p>
      <p class="below"><bdi>${words.at(place)}</bdi></p>
    `,
  }),

  house: ({ present, capacity, full }) => ({
    above: words.inTheHouse,
    body: html`
      <p class="count" data-part="count">${present}</p>
      <p class="below">${words.house(present, capacity, full)}</p>
      ${capacity > 0 ? fullness(present / capacity) : nothing}
    `,
  }),

  announcement: ({ title, text }) => ({
    above: words.announcement,
    body: html`
      <h2 class=${size(title, 24, 60)}><bdi>${title}</bdi></h2>
      <p class="text ${size(text, 120, 240)}"><bdi>${text}</bdi></p>
    `,
  }),

  question: ({ text }) => ({
    above: words.question,
    body: html`<p class="said alone ${size(text, 50, 110)}"><bdi>${text}</bdi></p>`,
  }),

  greeting: ({ name }) => ({
    above: words.welcomeTo,
    body: name ? html`<h2 class=${size(name, 16, 32)}><bdi>${name}</bdi></h2>` : html`<h2 class="short">${words.welcome}</h2>`,
  }),
};

function fullness(share) {
  const width = Math.min(100, Math.round(share * 100));
  return html`<svg class="fullness" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="whole" width="100" height="1"/><rect class="in" width=${width} height="1"/>`}
  </svg>`;
}

function size(text, short, long) {
  return text.length <= short ? "short" : text.length <= long ? "long" : "longest";
}
