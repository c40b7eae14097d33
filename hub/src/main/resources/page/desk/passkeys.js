/** Passkeys: the browser makes them and answers with them, the hub says what for. */
import { ask } from "./ask.js";

export const hasPasskeys = "PublicKeyCredential" in window;

const ES256 = -7;
const ED25519 = -8;
const RS256 = -257;
const MOST_MILLIS = 300_000;

/** @returns the session, or null where they have thought better of it */
export async function signInWithPasskey() {
  const { challenge } = await ask("/session/passkey", { method: "POST" });
  const given = await orNull(
    navigator.credentials.get({
      publicKey: { challenge: bytes(challenge), rpId: location.hostname, userVerification: "required", timeout: MOST_MILLIS },
    }),
  );
  return (
    given &&
    ask("/session/passkey/answer", {
      method: "POST",
      body: {
        id: text(given.rawId),
        userHandle: text(given.response.userHandle),
        clientDataJSON: text(given.response.clientDataJSON),
        authenticatorData: text(given.response.authenticatorData),
        signature: text(given.response.signature),
      },
    })
  );
}

/** @returns the new passkey, or null where they have thought better of it */
export async function makePasskey({ email, name }, password, called) {
  const { challenge, user, others } = await ask("/passkeys/challenge", { method: "POST", body: { password } });
  const made = await orNull(
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge),
        rp: { id: location.hostname, name: "Foyer" },
        user: { id: bytes(user), name: email, displayName: name },
        pubKeyCredParams: [ES256, ED25519, RS256].map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: others.map((id) => ({ type: "public-key", id: bytes(id) })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        attestation: "none",
        timeout: MOST_MILLIS,
      },
    }),
  );
  return (
    made &&
    ask("/passkeys", {
      method: "POST",
      body: {
        name: called,
        clientDataJSON: text(made.response.clientDataJSON),
        attestationObject: text(made.response.attestationObject),
      },
    })
  );
}

/** The browser has told them why by itself. */
function orNull(ceremony) {
  return ceremony.catch((problem) => {
    console.info("No passkey:", problem.name);
    return null;
  });
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
