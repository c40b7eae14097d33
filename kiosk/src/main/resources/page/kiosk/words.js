/**
 * What the page says, in whichever language: catalogues of ICU messages by key, one a language (words/<language>.json).
 * The kiosk's process has taken the messages apart (catalogues.js is made by it); here they are put together, with the
 * language's own plurals, figures, dates and lists, in the space's time zone.
 */
import { catalogues } from "./catalogues.js";

/** A language as its dates and figures are written. Clocks are of 24 hours everywhere: they stand in columns. */
const LOCALES = { en: "en-GB", pt: "pt-PT", ar: "ar-u-nu-arab" };
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const HOUSE_LANGUAGE = "en";

/** Around what is put in from elsewhere, so that a name keeps its own direction and its neighbours theirs (UAX 9). */
const ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

let timeZone; // the machine's own, until the hub has told
let voices = new Map();
let current = HOUSE_LANGUAGE;

/** Says it in the language that is spoken now. */
export function say(key, args) {
  return voice(current).say(key, args);
}

export function language() {
  return current;
}

/** @returns {"ltr"|"rtl"} of the language that is spoken now */
export function direction() {
  return voice(current).direction;
}

/** From now on, this language; one that the house does not speak changes nothing. */
export function speak(wanted) {
  if (speaks(wanted)) current = wanted;
}

export function speaks(wanted) {
  return Object.hasOwn(catalogues, wanted ?? "");
}

/** Times are the space's, whatever the machine's clock is set to. */
export function tellTimeIn(zone) {
  timeZone = zone;
  voices = new Map();
}

/** What a language is called in itself, for a list of languages. */
export function ownName(of) {
  const name = new Intl.DisplayNames(of, { type: "language", fallback: "code" }).of(of);
  return name.charAt(0).toLocaleUpperCase(of) + name.slice(1);
}

/**
 * One language.
 *
 * @returns {{language: string, direction: "ltr"|"rtl", say: (key: string, args?: object) => string, has: (key: string) => boolean,
 *   ago: (seconds: number) => string}}
 */
export function voice(wanted) {
  const of = speaks(wanted) ? wanted : current;
  if (!voices.has(of)) voices.set(of, newVoice(of));
  return voices.get(of);
}

function newVoice(of) {
  const messages = catalogues[of];
  const locale = LOCALES[of] ?? of;
  const rightToLeft = RIGHT_TO_LEFT.has(of);
  const plurals = new Intl.PluralRules(locale);
  const ordinals = new Intl.PluralRules(locale, { type: "ordinal" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const relative = new Intl.RelativeTimeFormat(locale);
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: "numeric", minute: "2-digit", hourCycle: "h23" });
  const format = {
    number: (value) => new Intl.NumberFormat(locale).format(value),
    date: (value, style = "medium") => formatDate(value, style, locale),
    time: (value) => clock.format(Date.parse(value)).replace(/^[0٠](?=[\d٠-٩]:)/, ""),
  };

  return { language: of, direction: rightToLeft ? "rtl" : "ltr", say: sayIt, has: (key) => Object.hasOwn(messages, key), ago };

  function sayIt(key, args = {}) {
    const message = messages[key];
    if (message) return put(message, args);
    console.error(`There are no words for ${key} in ${of}`);
    return "";
  }

  function put(parts, args) {
    return parts.map((part) => (typeof part === "string" ? part : argument(part, args))).join("");
  }

  function argument(part, args) {
    const value = args[part.arg];
    if (part.select) return put(part.select[value] ?? part.select.other, args);
    if (part.plural) return put(part.plural[`=${value}`] ?? part.plural[plurals.select(value)] ?? part.plural.other, args);
    if (part.ordinal) return put(part.ordinal[ordinals.select(value)] ?? part.ordinal.other, args);
    if (value === undefined || value === null) return "";
    return part.type ? format[part.type](value, part.style) : plain(value);
  }

  function plain(value) {
    if (Array.isArray(value)) return list.format(value.map(plain));
    if (typeof value === "number") return format.number(value);
    return rightToLeft !== FROM_RIGHT.test(value) ? ISOLATE + value + END_OF_ISOLATE : String(value);
  }

  /** "3 minutes ago", in the largest unit of which there are two: how old it is matters, not to the second. */
  function ago(seconds) {
    const [unit, length] = UNITS.find(([, length]) => seconds >= 2 * length) ?? UNITS[3];
    return relative.format(-Math.floor(seconds / length), unit);
  }
}

// A day ("2026-01-15") is that day wherever one is; an instant is of a day in the space.
function formatDate(value, style, locale) {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  return new Intl.DateTimeFormat(locale, { timeZone: isDay ? "UTC" : timeZone, dateStyle: style }).format(Date.parse(value));
}
