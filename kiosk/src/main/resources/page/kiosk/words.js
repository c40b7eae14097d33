/** Every word the page at the door says, in one place. */
const clockIn = (timeZone) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" });
let clock = clockIn(undefined); // the machine’s own, until the hub has told
const at = (instant) => clock.format(Date.parse(instant)).replace(/^0(?=\d:)/, "");
const names = new Intl.ListFormat("en-GB", { type: "conjunction" });

// The list's age in whole units: how old it is matters, not to the second.
const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];
function ago(seconds) {
  const [unit, length] = units.find(([, length]) => seconds >= 2 * length) ?? units[3];
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Times are the space's, whatever the machine's clock is set to. */
export function tellTimeIn(timeZone) {
  clock = clockIn(timeZone);
}

export const words = {
  oneMoment: "One moment, please.",
  programGone:
    "The kiosk’s program is not answering. It is started again by itself, and every check-in with a tick is safe.",

  hold: {
    IN: "Hold your badge up to the camera.",
    OUT: "Going? Hold your badge up to the camera.",
    TOGGLE: "Coming or going, hold your badge up to the camera.",
  },
  scan: {
    IN: "Scan your badge with the hand scanner.",
    OUT: "Going? Scan your badge with the hand scanner.",
    TOGGLE: "Coming or going, scan your badge with the hand scanner.",
  },
  camera: {
    denied: "This page may not use the camera. Allow it in the browser’s settings for this page.",
    lost: "The camera has stopped. Check its cable; it is found again by itself.",
  },
  window: "What the camera sees",

  kept: (waiting) => (waiting === 0 ? "kept here, none waiting" : `kept here, ${waiting} waiting`),
  list: (seconds) => `list of members from ${ago(seconds)} ago`,

  welcome: { word: "Welcome", lines: (verdict) => [`Checked in at ${at(verdict.at)}`], turn: "Leaving instead?" },
  goodbye: { word: "Goodbye", lines: (verdict) => [`Checked out at ${at(verdict.at)}`], turn: "Staying?" },
  already: {
    word: (verdict) => (verdict.direction === "in" ? "Already in" : "Already out"),
    lines: (verdict) => [`Since ${at(verdict.since)}. There is nothing to do.`],
  },
  refused: { word: "Not this time" },

  meet: (others) => `Meet ${names.format(others)}`,
  ask: "You could ask",
  at: (place) => `At ${place}`,
};
