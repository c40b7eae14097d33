/** Small questions about time that several parts of the desk ask. */
import { millis } from "../shared/time.js";

/** "9:41", or "Fri 20 Nov, 9:41" when it was on another day. */
export function clockOrDay(at, time, now) {
  return time.day(at) === time.day(now) ? time.clock(at) : `${time.shortDate(at)}, ${time.clock(at)}`;
}

/** @returns {"later"|"now"|"over"} where an event stands */
export function phase({ startsAt, endsAt }, now) {
  return now < millis(startsAt) ? "later" : now < millis(endsAt) ? "now" : "over";
}
