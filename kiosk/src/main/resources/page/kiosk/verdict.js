/** What the door says to somebody who held up a badge: a colour, a shape, a word, a name, and at most two quiet lines. */
import { html, nothing, svg } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { words } from "./words.js";

/** @param {() => void} turn is called when somebody says that they are going the other way */
export function verdict(state, turn) {
  const now = state.verdict;
  if (!now) return nothing;
  const said = say(now);
  return keyed(
    now.number,
    html`
      <section class="verdict ${state.leaving ? "leaving" : ""}" data-verdict=${now.kind} data-number=${now.number}>
        <svg class="shape" viewBox="0 0 100 100" aria-hidden="true">${shapes[now.kind]}</svg>
        <div class="said">
          <p class="word">${said.word}</p>
          <h1 class="name ${size(said.name)}" data-part="name"><bdi>${said.name}</bdi></h1>
          ${said.lines.map((line) => html`<p class="line">${line}</p>`)}
        </div>
        ${now.introduction ? introduction(now.introduction) : nothing}
        <div class="turn">
          ${now.turnable && said.turn
            ? html`<button type="button" data-part="turn" ?disabled=${state.turned === now.number} @click=${turn}>
                ${said.turn}
              </button>`
            : nothing}
        </div>
      </section>
    `,
  );
}

/** The same for ears. */
export function spoken(now) {
  if (!now) return "";
  const said = say(now);
  const meet = now.introduction ? [words.meet(now.introduction.names), now.introduction.prompt] : [];
  return [said.word, said.name, ...said.lines, ...meet].join(". ").replaceAll(/([.?])\. /g, "$1 ");
}

function say(now) {
  if (now.kind === "refused") return { word: words.refused.word, name: now.what, lines: [now.advice] };
  const said = words[now.kind];
  return {
    word: typeof said.word === "function" ? said.word(now) : said.word,
    name: now.name,
    lines: said.lines(now).slice(0, 2),
    turn: said.turn,
  };
}

function introduction({ names, shared, prompt, place }) {
  return html`
    <div class="introduction" data-part="introduction">
      <h2><bdi>${words.meet(names)}</bdi></h2>
      <p><bdi>${shared}</bdi></p>
      <p class="prompt ${prompt.length > 70 ? "long" : ""}"><bdi>${prompt}</bdi></p>
      <p class="place"><bdi>${words.at(place)}</bdi></p>
    </div>
  `;
}

// A name is to be read from a step away, and to stay on the page however long it is.
function size(name) {
  return name.length <= 12 ? "short" : name.length <= 26 ? "long" : "longest";
}

const shapes = {
  welcome: svg`<path pathLength="1" d="M14 54l24 26 48-58"/>`,
  goodbye: svg`<g class="hand" transform="rotate(12 52 60)">
    <path pathLength="1" d="M37 58V25"/><path pathLength="1" d="M49.5 54V16"/><path pathLength="1" d="M62 54V22"/>
    <path pathLength="1" d="M74 60V36"/><path pathLength="1" d="M36 76L19 55"/>
    <path class="palm" d="M32 54h47v12c0 15-8 24-22 24-11 0-17-5-22-13z"/></g>`,
  already: svg`<circle pathLength="1" cx="50" cy="50" r="38"/><path pathLength="1" d="M50 26v24l17 12"/>`,
  refused: svg`<path pathLength="1" d="M22 22l56 56"/><path pathLength="1" d="M78 22l-56 56"/>`,
};
