/**
 * The live pass: the hub's word for this phone's key, and the key's word for this half minute. The key is made here, cannot
 * be taken out, and signs without network. The layout is the house's (README, "The live pass"); all numbers are big-endian.
 *
 *   0–113    what the hub signed, with its signature
 *   114–117  the half minute: seconds since 1970 / 30
 *   118–181  Ed25519 signature of the bytes before it, by the key whose public half the hub has signed
 */
import { ask } from "./ask.js";

export const STEP_MS = 30_000;
const SIGNED_BYTES = 114;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's
const DAY_MS = 86_400_000;
const RENEW_WITHIN_DAYS = 23;

/** Whether this browser can make a key that signs (Ed25519), which not all can. */
export async function canBeMade() {
  try {
    await newKeys();
    return true;
  } catch {
    return false;
  }
}

/** A pass for this phone; the one on another phone is no longer good. */
export async function newPass() {
  return boundTo(await newKeys());
}

/** The same key's pass once more, for another month. */
export function renewed({ keys }) {
  return boundTo(keys);
}

export function isOver({ validUntil }, now) {
  return now >= Date.parse(validUntil) + DAY_MS;
}

export function isOld({ validUntil }, now) {
  return now >= Date.parse(validUntil) - RENEW_WITHIN_DAYS * DAY_MS;
}

export function stepAt(now) {
  return Math.floor(now / STEP_MS);
}

/** What the code says during one half minute. */
export async function textOf({ keys, signed }, step) {
  const bytes = new Uint8Array(SIGNED_BYTES + 4 + 64);
  bytes.set(signed);
  new DataView(bytes.buffer).setUint32(SIGNED_BYTES, step);
  const signature = await crypto.subtle.sign("Ed25519", keys.privateKey, bytes.subarray(0, SIGNED_BYTES + 4));
  bytes.set(new Uint8Array(signature), SIGNED_BYTES + 4);
  return `FL1${crockford(bytes)}`;
}

function newKeys() {
  return crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
}

async function boundTo(keys) {
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey)));
  const { signed, validUntil } = await ask("/me/live-pass", { method: "PUT", body: { publicKey } });
  return { keys, signed: fromBase64Url(signed), validUntil };
}

/** Most significant bit first; the last character is filled up with zero bits. */
function crockford(bytes) {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >>> (bits - 5)) & 31];
    held &= 31;
  }
  return bits ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

function toBase64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
}
