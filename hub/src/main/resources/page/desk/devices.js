/** Kiosks and screens: how each is, in words first; and how to let one in or shut it out. */
import { html, nothing } from "lit";
import { ask } from "./ask.js";
import { doorSettings } from "./door-settings.js";
import { inOrder, table } from "./table.js";
import { clockOrDay } from "./when.js";

export const devicesAtFirst = { sort: { by: "name", order: "ascending" }, asking: null, problem: null, setting: null };

export function devices({ devices: all, doors: view, space }, time, now, change) {
  const columns = [...columnsOf(time, now), settings(space, change), shutOut(space, view, change)];
  return html`
    <section class="section devices" data-part="devices" aria-labelledby="devices-title">
      <header>
        <h2 id="devices-title">Doors and screens</h2>
        <p><a href="/pair?space=${encodeURIComponent(space.slug)}">Let a kiosk or screen in</a></p>
      </header>
      ${view.problem ? html`<p role="alert" data-part="device-problem">${view.problem}</p>` : nothing}
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
          </div>
          ${view.setting ? doorSettings(view.setting, view, space, change) : nothing}`
        : html`<p class="none">No kiosk and no screen yet. Start one: it shows a code, and you let it in here.</p>`}
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
      cell: (d) => html`<span class="health" data-health=${d.online ? (trouble(d) ? "trouble" : "well") : "away"}>${health(d, time, now)}</span>
        ${d.online && vitals(d, time, now) ? html`<span class="quiet" data-part="vitals">${vitals(d, time, now)}</span>` : nothing}`,
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

function settings(space, change) {
  const open = async (name, device) => {
    try {
      const { devices } = await ask(`/spaces/${encodeURIComponent(space.slug)}/devices`);
      change({ setting: devices.find((one) => one.device === device) ?? null, settingProblem: null, problem: null });
    } catch (problem) {
      change({ problem: `How ${name} is set could not be read. ${problem.message}` });
    }
  };
  return {
    key: "settings",
    title: "Settings",
    end: true,
    value: (d) => d.name,
    cell: (d) =>
      isKiosk(d)
        ? html`<button class="plain" data-part="set-door" aria-label=${`Settings of ${d.name}`}
            @click=${() => open(d.name, d.device)}>Change</button>`
        : nothing,
  };
}

/** Asked twice: a device that is shut out has to be let in under another name. */
function shutOut(space, view, change) {
  const act = async (device) => {
    try {
      await ask(`/spaces/${encodeURIComponent(space.slug)}/devices/${encodeURIComponent(device.device)}`, { method: "DELETE" });
      change({ asking: null, problem: null });
    } catch (problem) {
      change({ asking: null, problem: `${device.name} was not shut out. ${problem.message}` });
    }
  };
  return {
    key: "shutOut",
    title: "Shut out",
    end: true,
    value: (d) => d.name,
    cell: (d) =>
      view.asking === d.device
        ? html`<button data-part="shut-out-now" @click=${() => act(d)}>Shut ${d.name} out for good</button>
            <button class="plain" @click=${() => change({ asking: null })}>No</button>`
        : html`<button class="plain" data-part="shut-out" aria-label=${`Shut ${d.name} out`} @click=${() => change({ asking: d.device })}>Shut out</button>`,
  };
}

function isKiosk({ kind }) {
  return kind.toLowerCase() === "kiosk";
}

const CAMERA = { covered: "The camera sees nothing: covered, or in the dark", denied: "The browser may not use the camera", lost: "The camera is gone", none: "No camera; scans by hand scanner only" };

function trouble({ trouble: words, camera }) {
  return words ?? CAMERA[camera];
}

function health(device, time, now) {
  if (device.online) return trouble(device) ?? "Well";
  if (!device.at) return "Never heard from";
  return `Not heard from since ${clockOrDay(device.at, time, now)}`;
}

/** What a person asks next when a door is said to be odd. */
function vitals({ vitals: known }, time, now) {
  if (!known) return "";
  const { lastReadAt, rosterAgeSeconds, diskFreeBytes } = known;
  return [
    lastReadAt ? `Last read ${clockOrDay(lastReadAt, time, now)}` : "Nothing read since its start",
    rosterAgeSeconds ? `list of members ${Math.ceil(rosterAgeSeconds / 60)} min old` : "",
    diskFreeBytes ? `${(diskFreeBytes / 1e9).toFixed(1)} GB free` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
