/** Every word the wall says of its own, in one place. */
import { hoursAndMinutes } from "../shared/time.js";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const words = {
  today: "Today",
  notYet: "Today’s programme is on its way.",
  nothingToday: "Nothing is planned today.",
  nothingMore: "Nothing more today.",
  nothingAtAll: "Nothing is planned. The house is yours.",
  tomorrow: "Tomorrow",
  allDay: "all day",
  more: (count, until) => `and ${count} more, until ${until}`,
  andMore: (count) => `and ${count} more`,

  when: {
    now: (until, { minutesLeft }) => (minutesLeft <= 90 ? `until ${until}, ${span(minutesLeft)} more` : `until ${until}`),
    next: (until, { minutesUntil }) => (minutesUntil <= 90 ? `in ${span(minutesUntil)}` : `until ${until}`),
    later: (until) => `until ${until}`,
    ahead: (until) => `until ${until}`,
    over: (until) => `ended at ${until}`,
  },

  justArrived: "Just arrived",
  newHere: "new here",
  introduction: "An introduction",
  names: (names) => list.format(names),
  at: (place) => `At ${place}`,
  inTheHouse: "In the house",
  house(present, capacity, full) {
    if (present === 0) return "Nobody has checked in yet";
    if (capacity === 0) return present === 1 ? "person is in" : "people are in";
    return full ? `in, of ${capacity}. The house is full.` : `in, of ${capacity}`;
  },
  announcement: "Good to know",
  question: "Ask somebody",
  welcomeTo: "Welcome to",
  welcome: "the house",

  inside: (present, capacity) => (capacity > 0 ? `${present} in, of ${capacity}` : `${present} in`),
  wifi: "Wi-Fi",
  away: (since) => (since ? `as of ${since}` : "as last heard"),
};

function span(minutes) {
  const { hours, minutes: rest } = hoursAndMinutes(minutes);
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
