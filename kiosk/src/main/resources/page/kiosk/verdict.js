/** What the door says to somebody who held up a badge: a colour, a shape, a word, a name, and at most two quiet lines. */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { flows } from "./flows.js";
import { colourOf, shapeOf, shapes } from "./shapes.js";
import { voice } from "./words.js";

/** @param {{turn: () => void, of: (flow) => object}} actions turn: somebody says that they are going the other way */
export function verdict(state, actions) {
  const now = state.verdict;
  if (!now) return nothing;
  const theirs = voice(now.language); // a known pass is answered in the member's language
  const said = tell(now, theirs);
  const shape = shapeOf(now);
  return keyed(
    now.number,
    html`
      <section class="verdict ${colourOf(shape)} ${state.leaving ? "leaving" : ""}" lang=${theirs.language}
        dir=${theirs.direction} data-verdict=${now.kind} data-shape=${shape} data-number=${now.number}>
        <svg class="shape" viewBox="0 0 100 100" aria-hidden="true">${shapes[shape]}</svg>
        <div class="said">
          ${said.word ? html`<p class="word">${said.word}</p>` : nothing}
          <h1 class="name ${size(said.name)}" data-part="name"><bdi>${said.name}</bdi></h1>
          ${said.lines.map((line, at) => html`<p class="line ${said.loud && at === 0 ? "loud" : ""}">${line}</p>`)}
        </div>
        ${now.introduction ? introduction(now.introduction, theirs) : nothing}
        <div class="turn">
          ${now.turnable && said.turn
            ? html`<button type="button" data-part="turn" ?disabled=${state.turned === now.number} @click=${actions.turn}>
                ${said.turn}
              </button>`
            : nothing}
          ${flows.map((flow) => flow.beside?.(now, actions.of(flow), state.kiosk) ?? nothing)}
        </div>
      </section>
    `,
  );
}

/** The same for ears. */
export function spoken(now) {
  if (!now) return "";
  const theirs = voice(now.language);
  const said = tell(now, theirs);
  const meet = now.introduction ? [meeting(now.introduction, theirs), now.introduction.prompt] : [];
  return [said.word, said.name, ...said.lines, ...meet].filter(Boolean).join(". ").replaceAll(/([.?؟])\. /g, "$1 ");
}

function tell(now, { say, has }) {
  if (now.kind === "refused") return refused(now, say, has);
  const kind = `verdict.${now.kind}`;
  const word = now.kind === "already" ? say(`${kind}.${now.direction}`) : say(`${kind}.word`);
  const when = now.kind === "already" ? say(`${kind}.since`, now) : say(`${kind}.at`, now);
  return {
    word,
    name: now.name,
    lines: [...onToday(now, say), when].slice(0, 2),
    turn: has(`${kind}.turn`) ? say(`${kind}.turn`) : null,
  };
}

/** The event to which they come, and what else is on today: at most two. */
function onToday({ kind, visit, today }, say) {
  const here = visit && kind !== "goodbye" ? [say("event.in", visit)] : [];
  return [...here, ...(today ?? []).map((line) => say(line.room ? "event.ahead" : "event.aheadNowhere", line))].slice(0, 2);
}

// Words for a reason that this page does not know yet come from the process, in English.
function refused({ reason, what, advice, about }, say, has) {
  const key = `refused.${reason}`;
  return has(`${key}.what`)
    ? { name: say(`${key}.word`), lines: [say(`${key}.what`, about), say(`${key}.advice`, about)], loud: true }
    : { name: what, lines: [advice] };
}

function introduction({ names, shared, prompt, place }, theirs) {
  return html`
    <div class="introduction" data-part="introduction">
      <h2><bdi>${meeting({ names }, theirs)}</bdi></h2>
      <p><bdi>${shared}</bdi></p>
      <p class="prompt ${prompt.length > 70 ? "long" : ""}"><bdi>${prompt}</bdi></p>
      <p class="place"><bdi>${theirs.say("introduction.place", { place })}</bdi></p>
    </div>
  `;
}

function meeting({ names }, { say }) {
  return say("introduction.meet", { names });
}

// A name is to be read from a step away, and to stay on the page however long it is.
function size(name) {
  return name.length <= 12 ? "short" : name.length <= 26 ? "long" : "longest";
}
