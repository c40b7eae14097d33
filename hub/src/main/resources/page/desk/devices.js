/** Kiosks and screens: how each is, in words first. */
import { html, nothing } from "lit";
import { inOrder, table } from "./table.js";
import { clockOrDay } from "./when.js";

export const devicesAtFirst = { sort: { by: "name", order: "ascending" } };

export function devices({ devices: all, doors: view }, time, now, change) {
  const columns = columnsOf(time, now);
  return html`
    <section class="section devices" data-part="devices" aria-labelledby="devices-title">
      <header><h2 id="devices-title">Doors and screens</h2></header>
      ${all?.length
        ? html`<div class="wide" tabindex="0" role="group" aria-labelledby="devices-title">
            ${table({
              label: "Doors and screens",
              row: "device",
              columns,
              rows: inOrder(all, columns, view.sort),
              id: (device) => device.device,
              sort: view.sort,
              sorted: (sort) => change({ sort }),
            })}
          </div>`
        : html`<p class="none">No kiosk and no screen yet. Add one through the API, <a href="/api#addDevice">Let a kiosk or screen in</a>.</p>`}
    </section>
  `;
}

function columnsOf(time, now) {
  return [
    { key: "name", title: "Name", value: (d) => d.name, cell: (d) => html`<bdi>${d.name}</bdi>` },
    { key: "kind", title: "What", value: (d) => (isKiosk(d) ? "Kiosk" : "Screen") },
    {
      key: "health",
      title: "How it is",
      value: (d) => (d.online ? (trouble(d) ? 1 : 2) : 0),
      cell: (d) => html`<span class="health" data-health=${d.online ? (trouble(d) ? "trouble" : "well") : "away"}>${health(d, time, now)}</span>`,
    },
    {
      key: "waiting",
      title: "Check-ins waiting",
      end: true,
      value: (d) => (isKiosk(d) ? (d.waiting ?? 0) : -1),
      cell: (d) => (isKiosk(d) ? html`<data data-part="waiting" value=${d.waiting ?? 0}>${d.waiting ?? 0}</data>` : nothing),
    },
    { key: "lastSeq", title: "Check-ins ever", end: true, value: (d) => (isKiosk(d) ? (d.lastSeq ?? 0) : -1), cell: (d) => (isKiosk(d) ? (d.lastSeq ?? 0) : nothing) },
    { key: "version", title: "Version", end: true, value: (d) => d.version ?? "", cell: (d) => html`<span class="quiet">${d.version}</span>` },
  ];
}

function isKiosk({ kind }) {
  return kind.toLowerCase() === "kiosk";
}

const CAMERA = { denied: "The browser may not use the camera", lost: "The camera is gone", none: "No camera; scans by hand scanner only" };

function trouble({ trouble: words, camera }) {
  return words ?? CAMERA[camera];
}

function health(device, time, now) {
  if (device.online) return trouble(device) ?? "Well";
  if (!device.at) return "Never heard from";
  return `Not heard from since ${clockOrDay(device.at, time, now)}`;
}
