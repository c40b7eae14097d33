/**
 * Times as people read them, in the space's own time zone, whatever zone the computer is in.
 * Instants are milliseconds, Dates or ISO 8601 text.
 */
const MINUTE = 60_000;

/**
 * @param {string} zone     IANA name, such as "Europe/Rome"
 * @param {string} language BCP 47
 */
export function timeIn(zone, language = "en-GB") {
  const format = (options) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const clockFormat = format({ hour: "numeric", minute: "2-digit", hourCycle: "h23" });
  const dateFormat = format({ weekday: "long", day: "numeric", month: "long" });
  const weekdayFormat = format({ weekday: "long" });
  const shortDateFormat = format({ weekday: "short", day: "numeric", month: "short" });
  const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const hourFormat = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });

  /** "9:30", tabular: set it flush to the end of its column. */
  const clock = (at) => clockFormat.format(millis(at)).replace(/^0(?=\d:)/, "");

  return {
    zone,
    clock,
    /** "Saturday 21 November" */
    date: (at) => dateFormat.format(millis(at)).replace(",", ""),
    /** "Saturday" */
    weekday: (at) => weekdayFormat.format(millis(at)),
    /** "Sat 28 Nov" */
    shortDate: (at) => shortDateFormat.format(millis(at)).replace(",", ""),
    /** The day as "2026-11-21": two instants of one day in the space are equal in it. */
    day: (at) => dayFormat.format(millis(at)),
    /** The hour of the day, 0 to 23. */
    hour: (at) => Number(hourFormat.format(millis(at))),
  };
}

/** Whole minutes from one instant to another; a minute that has begun counts. */
export function minutesBetween(from, to) {
  return Math.max(0, Math.ceil((millis(to) - millis(from)) / MINUTE));
}

/** The whole hours and left-over minutes in so many minutes. */
export function hoursAndMinutes(minutes) {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** How far an instant lies between two others, 0 to 1. */
export function share(from, at, to) {
  const whole = millis(to) - millis(from);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (millis(at) - millis(from)) / whole));
}

export function millis(at) {
  return typeof at === "number" ? at : at instanceof Date ? at.getTime() : Date.parse(at);
}

/** Calls back now and at each full second by the wall clock, until the returned function is called. */
export function everySecond(tick) {
  let timer = 0;
  const next = () => {
    timer = setTimeout(next, 1000 - (Date.now() % 1000)); // first, so that a tick that fails is not the last
    tick(Date.now());
  };
  next();
  return () => clearTimeout(timer);
}
