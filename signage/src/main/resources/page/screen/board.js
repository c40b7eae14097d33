/** The day as a board: what is on now, next, later, just over, and what tomorrow brings. Pure: the clock comes in. */
import { millis, minutesBetween, share } from "../shared/time.js";

const MINUTE = 60_000;

/** For so long what is over stays, faded; then it folds away. */
const FADES_MS = 5 * MINUTE;
const FOLDS_MS = 1 * MINUTE;

/**
 * @param {Array|undefined} events of the programme, in order of time; none yet is undefined
 * @param {number} now  milliseconds
 * @param time          from timeIn()
 * @returns {{heard: boolean, rows: Row[], hadSome: boolean, stillOn: boolean,
 *     ahead: {day: "tomorrow"|"later", at: string, rows: Row[]}|null}} hadSome also when all of today's is over and folded
 *     away; ahead only when nothing more begins today
 */
export function board(events, now, time) {
  const rows = (events ?? []).map((event) => row(event, now, time)).filter((row) => row.place !== "elsewhere");
  const next = rows.find((row) => row.place === "later")?.event.startsAt;
  rows.filter((row) => row.event.startsAt === next).forEach((row) => (row.place = "next"));
  rows.sort((one, other) => Number(other.event.allDay) - Number(one.event.allDay)); // the day's own first; sort is stable
  const timed = rows.filter((row) => !row.event.allDay).map((row) => row.place);
  const coming = timed.includes("next");
  const hadSome = (events ?? []).some((event) => time.day(event.startsAt) === time.day(now));
  return {
    heard: events !== undefined,
    rows,
    hadSome,
    stillOn: timed.includes("now"),
    ahead: coming ? null : ahead(events ?? [], now, time),
  };
}

function row(event, now, time) {
  const place = event.allDay ? dayPlace(event, now, time) : clockPlace(event, now, time);
  return {
    key: `${event.uid} ${event.startsAt}`,
    event,
    place,
    remaining: place === "now" && !event.allDay ? 1 - share(event.startsAt, now, event.endsAt) : 1,
    minutesLeft: minutesBetween(now, event.endsAt),
    minutesUntil: minutesBetween(now, event.startsAt),
    endsAnotherDay: !event.allDay && time.day(event.endsAt) !== time.day(now),
  };
}

function clockPlace({ startsAt, endsAt }, now, time) {
  const starts = millis(startsAt);
  const over = now - millis(endsAt);
  if (over >= FADES_MS + FOLDS_MS) return "elsewhere";
  if (over >= FADES_MS) return "folding";
  if (over >= 0) return "over";
  if (starts <= now) return "now";
  return time.day(starts) === time.day(now) ? "later" : "elsewhere";
}

// The end of an all-day event is the midnight after its last day.
function dayPlace({ startsAt, endsAt }, now, time) {
  const today = time.day(now);
  return time.day(startsAt) <= today && today <= time.day(millis(endsAt) - 1) ? "now" : "elsewhere";
}

function ahead(events, now, time) {
  const first = events.find((event) => millis(event.startsAt) > now && time.day(event.startsAt) > time.day(now));
  if (!first) return null;
  const day = time.day(first.startsAt);
  const rows = events
    .filter((event) => time.day(event.startsAt) === day && millis(event.startsAt) > now)
    .map((event) => ({ ...row(event, now, time), place: "ahead" }));
  return { day: day === dayAfter(now, time) ? "tomorrow" : "later", at: first.startsAt, rows };
}

// The next calendar day, also on a day of 23 or 25 hours.
function dayAfter(now, time) {
  let at = now;
  while (time.day(at) === time.day(now)) at += 60 * MINUTE;
  return time.day(at);
}
