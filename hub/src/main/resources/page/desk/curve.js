/** Today's curve against what the house holds, the usual day behind it, and the same as a table. */
import { html, nothing } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { millis } from "../shared/time.js";
import { valueAt } from "./numbers.js";

const HOUR = 3_600_000;
const place = createRef();
let chart = null;

export function curve(today, time, now) {
  if (!today) return nothing;
  return html`
    <section class="curve section" data-part="curve" aria-labelledby="curve-title">
      <header>
        <h2 id="curve-title">Today</h2>
        <p>${today.usual?.length ? html`<span class="usual-key">A usual ${time.weekday(now)}</span> behind it` : "No usual day yet: it takes a few weeks"}</p>
      </header>
      <div class="chart" role="img" aria-label=${inWords(today, time)} ${ref(place)}></div>
      <details>
        <summary>The same as a table</summary>
        <div class="wide" tabindex="0" role="group" aria-label="Today, hour by hour">
          <table data-part="curve-table">
            <thead>
              <tr><th scope="col">At</th><th scope="col">In</th>${today.usual?.length ? html`<th scope="col">Usually</th>` : nothing}</tr>
            </thead>
            <tbody>
              ${hours(today, now).map(
                (at) => html`<tr>
                  <th scope="row"><time>${time.clock(at)}</time></th>
                  <td>${at <= now ? valueAt(today.points, at) : ""}</td>
                  ${today.usual?.length ? html`<td>${valueAt(today.usual, at)}</td>` : nothing}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  `;
}

/** Draws after the page is there; the same again changes nothing. The charts come when they are needed, not before. */
export async function drawCurve(today, time, now) {
  if (!today || !place.value) return;
  const { init } = await import("echarts");
  if (!chart) {
    chart = init(place.value, null, { renderer: "svg" });
    new ResizeObserver(() => chart.resize()).observe(place.value);
  }
  chart.setOption(option(today, time, now, place.value), { replaceMerge: ["series"] });
}

function option(today, time, now, element) {
  const { capacity, points, usual } = today;
  const { from, to } = awake(today, now);
  const colour = paints(element);
  const font = { fontFamily: getComputedStyle(element).fontFamily, fontSize: 14, color: colour.quiet };
  const pairs = (line) => line.map(({ at, present }) => [millis(at), present]);
  const soFar = pairs(points).filter(([at]) => at <= now);
  if (soFar.length) soFar.push([now, soFar.at(-1)[1]]);
  const most = Math.max(capacity, 4, ...points.map((p) => p.present), ...(usual ?? []).map((p) => p.present));
  const series = [
    {
      id: "usual",
      type: "line",
      data: pairs(usual ?? []),
      smooth: 0.3,
      symbol: "none",
      silent: true,
      lineStyle: { color: colour.quiet, width: 1.5, type: [2, 4] },
    },
    {
      id: "today",
      type: "line",
      step: "end",
      data: soFar,
      symbol: "none",
      silent: true,
      lineStyle: { color: colour.door, width: 3, join: "round" },
      areaStyle: { color: colour.door, opacity: 0.1 },
      endLabel: { show: true, formatter: ({ value }) => `${value[1]} in`, ...font, color: colour.door, fontSize: 16, fontWeight: 600, distance: 8, offset: [0, -10] },
    },
  ];
  if (capacity > 0) {
    series[1].markLine = {
      symbol: "none",
      silent: true,
      data: [{ yAxis: capacity }],
      lineStyle: { color: colour.quiet, width: 1, type: "solid" },
      label: { position: "insideStartTop", formatter: `The house holds ${capacity}`, ...font },
    };
  }
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 240,
    animationDurationUpdate: 240,
    textStyle: font,
    grid: { left: 4, right: 64, top: 28, bottom: 28 },
    xAxis: {
      type: "time",
      min: from,
      max: to,
      axisLine: { lineStyle: { color: colour.quiet } },
      axisTick: { show: false },
      splitLine: { show: false },
      minInterval: HOUR,
      axisLabel: { ...font, formatter: (at) => time.clock(at), hideOverlap: true, showMinLabel: false, showMaxLabel: false },
    },
    yAxis: { type: "value", min: 0, max: most, show: false },
    series,
  };
}

/** The page's colours as they are now: the chart cannot read custom properties itself. */
function paints(element) {
  const of = (name) => {
    element.style.color = `var(--${name})`;
    const value = getComputedStyle(element).color;
    element.style.color = "";
    return value;
  };
  return { door: of("door"), quiet: of("quiet") };
}

/** The part of the day worth drawing, in whole hours: seven to eight at least, longer when somebody is in, or usually is. */
function awake({ from, to, points, usual }, now) {
  const [morning, midnight] = [millis(from), millis(to)];
  const busy = [...points, ...(usual ?? [])].filter((point) => point.present > 0).map((point) => millis(point.at));
  const first = Math.min(morning + 7 * HOUR, ...busy);
  const last = Math.max(morning + 20 * HOUR, now, ...busy) + HOUR;
  return {
    from: morning + Math.floor((first - morning) / HOUR) * HOUR,
    to: Math.min(midnight, morning + Math.ceil((last - morning) / HOUR) * HOUR),
  };
}

function hours(today, now) {
  const { from, to } = awake(today, now);
  return Array.from({ length: (to - from) / HOUR + 1 }, (_, i) => from + i * HOUR);
}

function inWords({ points, capacity }, time) {
  const most = points.reduce((top, point) => (point.present > top.present ? point : top), { present: 0, at: null });
  const last = points.at(-1);
  if (!most.at) return "Nobody has come in yet today.";
  return `Today so far: ${last.present} in at ${time.clock(last.at)}, at most ${most.present} at ${time.clock(most.at)}${capacity ? `, of ${capacity} places` : ""}.`;
}
