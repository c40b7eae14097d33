/**
 * The space's own door colour: a shade for light paper and one for dark, each readable on its paper and under its words.
 * A colour that cannot be made readable without becoming another colour is not taken; the house's green stands instead.
 */
export const HOUSE_GREEN = "#0a6b4e";
const HOUSE_DOOR = { light: HOUSE_GREEN, dark: "#5fd3a8" };
const PAPER = { light: "#faf6ee", dark: "#161411" };
const WORDS_ON_DOOR = { light: "#ffffff", dark: "#161411" };

const READABLE = 4.5; // WCAG 2.2, 1.4.3
const GOOD = { light: 5.5, dark: 8 }; // where a shade is ours to choose, choose it well above the bar
const FURTHEST = 0.22; // in OKLab lightness: beyond it, yellow is no longer yellow but brown

/** Sets the door colour on the page. Without a colour, or with one that cannot be read, the house's green. */
export function paintDoor(colour, root = document.documentElement) {
  const door = doorShades(colour);
  root.style.setProperty("--door-light", door.light);
  root.style.setProperty("--door-dark", door.dark);
}

/** @returns {{light: string, dark: string}} two shades as #rrggbb, both at least 4.5 : 1 on their paper */
export function doorShades(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour ?? "") || colour.toLowerCase() === HOUSE_GREEN) return HOUSE_DOOR;
  const light = readable(colour, "light") ? colour.toLowerCase() : shade(colour, "light");
  const dark = shade(colour, "dark");
  return light && dark ? { light, dark } : HOUSE_DOOR;
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function readable(colour, theme, bar = READABLE) {
  return contrast(colour, PAPER[theme]) >= bar && contrast(colour, WORDS_ON_DOOR[theme]) >= bar;
}

/** The same hue, as little darker (on light paper) or lighter (on dark) as makes it readable; null if that is too far. */
function shade(colour, theme) {
  const { lightness, a, b } = toOklab(colour);
  const furthest = theme === "light" ? FURTHEST : 1;
  for (let moved = 0; moved <= furthest; moved += 0.01) {
    const to = theme === "light" ? lightness - moved : lightness + moved;
    const candidate = fromOklab({ lightness: to, a: a * 0.95, b: b * 0.95 });
    if (to > 0 && to < 1 && readable(candidate, theme, GOOD[theme])) return candidate;
  }
  return null;
}

function luminance(colour) {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(colour) {
  return [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

// OKLab, after Björn Ottosson, "A perceptual color space for image processing" (2020).
function toOklab(colour) {
  const [red, green, blue] = linear(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function fromOklab({ lightness, a, b }) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return (
    "#" +
    [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ]
      .map((value) => {
        const clipped = Math.min(1, Math.max(0, value));
        const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
        return Math.round(encoded * 255).toString(16).padStart(2, "0");
      })
      .join("")
  );
}
