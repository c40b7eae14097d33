/** What the door side of the wall has to say, one scene at a time. Pure: the clock comes in. */
import { millis } from "../shared/time.js";

const MINUTE = 60_000;

/** So long somebody has just arrived. */
const FRESH_MS = 10 * MINUTE;

/** Of more, the wall says how many more. */
const NAMES = 5;

const SHORT_MS = 10_000;
const LONGEST_MS = 20_000;
const READING_MS = 55; // a character, from across a lobby

/**
 * The scenes there is something to say in, in the order they take turns; never none.
 *
 * @param {object|null} programme
 * @param {object|null} occupancy
 * @param {number} now milliseconds
 */
export function scenes(programme, occupancy, now) {
  const all = [
    () => welcome(programme?.arrivals ?? [], now),
    () => introduction(programme?.icebreaker, now),
    () => house(occupancy),
    ...(programme?.announcements ?? []).map((one) => () => announcement(one, now)),
    () => question(programme?.question),
  ].flatMap(orNone);
  return all.length > 0 ? all : [greeting(programme?.spaceName)];
}

/** The scene after the one that stood last; the first where that one has gone. */
export function following(all, key) {
  return all[(all.findIndex((scene) => scene.key === key) + 1) % all.length] ?? greeting();
}

/** What cannot wait its turn: somebody has just come in, or two people have just been introduced. */
export function pressing(before, after) {
  const known = new Set(before.map((scene) => scene.key));
  return after.find((scene) => (scene.kind === "welcome" || scene.kind === "introduction") && !known.has(scene.key));
}

/** How long a scene stands, in milliseconds: as long as it takes to read it. */
export function dwell(scene) {
  return Math.min(LONGEST_MS, SHORT_MS + scene.reading * READING_MS);
}

// A scene that cannot be made is left out; the others do not suffer for it.
function orNone(make) {
  try {
    return make() ?? [];
  } catch (e) {
    console.warn("A scene could not be made; the wall goes on without it", e);
    return [];
  }
}

function welcome(arrivals, now) {
  const fresh = arrivals.filter((arrival) => now - millis(arrival.at) < FRESH_MS);
  if (fresh.length === 0) return null;
  const key = `welcome ${fresh[0].at} ${fresh[0].name}`;
  return { kind: "welcome", key, shown: fresh.slice(0, NAMES), more: Math.max(0, fresh.length - NAMES), reading: 0 };
}

function introduction(card, now) {
  if (!card || now >= millis(card.until)) return null;
  const reading = card.shared.length + card.prompt.length + card.place.length;
  return { kind: "introduction", key: `introduction ${card.names} ${card.prompt}`, ...card, reading };
}

function house(occupancy) {
  if (!occupancy) return null;
  const { present, capacity } = occupancy;
  return { kind: "house", key: "house", present, capacity, full: capacity > 0 && present >= capacity, reading: 0 };
}

function announcement({ title, text, from, until }, now) {
  if ((from && now < millis(from)) || (until && now >= millis(until))) return null;
  return { kind: "announcement", key: `announcement ${title}`, title, text, reading: title.length + text.length };
}

function question(text) {
  return text ? { kind: "question", key: `question ${text}`, text, reading: text.length } : null;
}

function greeting(name = null) {
  return { kind: "greeting", key: "greeting", name, reading: 0 };
}
