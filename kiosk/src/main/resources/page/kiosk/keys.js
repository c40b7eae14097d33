/** What a burst of keys says, whatever keyboard the computer believes it came from. */

/** A badge (FY) or a phone's pass (FL): its version, then Crockford's base 32, which has no I, L, O or U. */
const PASS = /^F[YL]\d[0-9A-HJKMNP-TV-Z]{60,}$/;
const POSITION = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/;

export function isPass(text) {
  return PASS.test(text.toUpperCase());
}

/** @returns {{said: string, pressed: string}|null} what came out, and what is on that key of an American keyboard */
export function keyOf({ key, code }) {
  const at = POSITION.exec(code ?? "");
  const said = [...key].length === 1 ? key : null; // the rest are names, such as Shift, but for letters made of two
  if (!at) return said && { said, pressed: said };
  const pressed = at[1] ?? at[2];
  return { said: said ?? (isName(key) ? pressed : key), pressed };
}

/**
 * The ways in which a burst can be read, the likelier first: only the signature tells a pass from one in which Y and Z have
 * changed places.
 *
 * @param {{said: string, pressed: string}[]} burst
 * @returns {string[]} one or two
 */
export function readingsOf(burst) {
  const said = burst.map((key) => key.said).join("");
  const pressed = burst.map((key) => key.pressed).join("");
  const passes = [said.toUpperCase(), pressed].filter(isPass); // Caps Lock makes small letters of a scanner's large ones
  if (passes.length) return [...new Set(passes)];
  return [/^[\x20-\x7e]*$/.test(said) ? said : pressed];
}

// "Dead", "Process", "Unidentified": the key is known by its place only.
function isName(key) {
  return /^[A-Z][a-zA-Z]+$/.test(key);
}
