/** What a verdict looks like from afar: a shape each, drawn with one thick line, and the colour it belongs to. */
import { svg } from "lit";

/** Of a refusal, by its reason; any other is a cross. */
const REFUSED = {
  NOT_A_PASS: "unread",
  CODE_RUN_OUT: "phone",
  CODE_AHEAD: "phone",
  CODE_USED: "phone",
  PRINTED_BADGE: "phone",
  TOO_EARLY: "hourglass",
  NOT_YET_VALID: "hourglass",
  NO_ROSTER_YET: "hourglass",
  EVENT_FULL: "crowd",
  HOUSE_FULL: "house",
  EXPIRED: "calendar",
  REVOKED: "struck",
  SUSPENDED: "pause",
};
const OTHERS = { welcome: "tick", goodbye: "hand", already: "clock" };

/** Door: come in. Blue: goodbye. Amber: wait. Ink: show something else. Red: no. */
const COLOURS = {
  tick: "door",
  hand: "blue",
  clock: "amber",
  hourglass: "amber",
  crowd: "amber",
  house: "amber",
  unread: "ink",
  phone: "ink",
};

export function shapeOf({ kind, reason }) {
  return OTHERS[kind] ?? REFUSED[reason] ?? "cross";
}

export function colourOf(shape) {
  return COLOURS[shape] ?? "red";
}

export const shapes = {
  tick: svg`<path pathLength="1" d="M14 54l24 26 48-58"/>`,
  hand: svg`<g class="hand" transform="rotate(12 52 60)">
    <path pathLength="1" d="M37 58V25"/><path pathLength="1" d="M49.5 54V16"/><path pathLength="1" d="M62 54V22"/>
    <path pathLength="1" d="M74 60V36"/><path pathLength="1" d="M36 76L19 55"/>
    <path class="palm" d="M32 54h47v12c0 15-8 24-22 24-11 0-17-5-22-13z"/></g>`,
  clock: svg`<circle pathLength="1" cx="50" cy="50" r="38"/><path pathLength="1" d="M50 26v24l17 12"/>`,
  hourglass: svg`<path pathLength="1" d="M24 12h52"/><path pathLength="1" d="M24 88h52"/>
    <path pathLength="1" d="M31 12c0 22 14 27 14 38S31 66 31 88"/><path pathLength="1" d="M69 12c0 22-14 27-14 38s14 16 14 38"/>`,
  crowd: svg`<g transform="translate(7 7) scale(.86)"><circle pathLength="1" cx="50" cy="30" r="13"/><path pathLength="1" d="M26 84c0-19 10-29 24-29s24 10 24 29"/>
    <path pathLength="1" d="M21 26a10 10 0 0 0 0 20"/><path pathLength="1" d="M79 26a10 10 0 0 1 0 20"/>
    <path pathLength="1" d="M6 78c0-10 4-17 11-20"/><path pathLength="1" d="M94 78c0-10-4-17-11-20"/></g>`,
  house: svg`<path pathLength="1" d="M10 48L50 14l40 34"/><path pathLength="1" d="M21 42v44h58V42"/>
    <path pathLength="1" d="M37 58h26"/><path pathLength="1" d="M37 72h26"/>`,
  unread: svg`<path pathLength="1" d="M12 32V18a6 6 0 0 1 6-6h14"/><path pathLength="1" d="M68 12h14a6 6 0 0 1 6 6v14"/>
    <path pathLength="1" d="M88 68v14a6 6 0 0 1-6 6H68"/><path pathLength="1" d="M32 88H18a6 6 0 0 1-6-6V68"/>
    <path pathLength="1" d="M38 40a12 12 0 1 1 19 10c-5 3-7 5-7 10"/><path d="M50 73v.1"/>`,
  phone: svg`<rect pathLength="1" x="28" y="10" width="44" height="80" rx="9"/>
    <path class="thin" pathLength="1" d="M41 34h18v18H41z"/><path pathLength="1" d="M45 73h10"/>`,
  calendar: svg`<rect pathLength="1" x="14" y="20" width="72" height="66" rx="8"/><path pathLength="1" d="M34 10v18"/>
    <path pathLength="1" d="M66 10v18"/><path pathLength="1" d="M40 48l20 24"/><path pathLength="1" d="M60 48l-20 24"/>`,
  struck: svg`<rect pathLength="1" x="28" y="18" width="44" height="66" rx="8"/><path pathLength="1" d="M44 32h12"/>
    <path pathLength="1" d="M12 12l76 76"/>`,
  pause: svg`<circle pathLength="1" cx="50" cy="50" r="38"/><path pathLength="1" d="M40 36v28"/><path pathLength="1" d="M60 36v28"/>`,
  cross: svg`<path pathLength="1" d="M22 22l56 56"/><path pathLength="1" d="M78 22l-56 56"/>`,
};
