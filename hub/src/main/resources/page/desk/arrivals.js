/** Who comes and goes, as they do. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";

const FIRST = 10;

export function arrivals({ arrivals: all, devices }, time) {
  const doors = new Map((devices ?? []).map((device) => [device.device, device.name]));
  const severalDoors = new Set((all ?? []).map((one) => one.device)).size > 1;
  return html`
    <section class="section arrivals" data-part="arrivals" aria-labelledby="arrivals-title">
      <header><h2 id="arrivals-title">Coming and going</h2></header>
      ${all?.length
        ? html`<ol class="board">
            ${repeat(
              all.slice(0, FIRST),
              (one) => `${one.member} ${one.at}`,
              (one) => html`<li data-row="arrival" data-direction=${one.direction.toLowerCase()}>
                <time datetime=${one.at}>${time.clock(one.at)}</time>
                <span class="way">${one.direction.toLowerCase() === "in" ? "in" : "out"}</span>
                <span>
                  <bdi>${one.name}</bdi>
                  ${one.newcomer ? html`<span class="mark">new here</span>` : nothing}
                  ${severalDoors ? html`<span class="quiet small">${doors.get(one.device) ?? one.device}</span>` : nothing}
                </span>
              </li>`,
            )}
          </ol>`
        : html`<p class="none">No check-ins yet today.</p>`}
    </section>
  `;
}
