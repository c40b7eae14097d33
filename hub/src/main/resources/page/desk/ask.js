/** Questions to the hub's API. What goes wrong comes back as a Problem, in words that say what to do. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail);
    this.status = status; // 0 when no answer came
    this.title = title;
  }
}

let csrf = null; // of the session, once it has been asked for

/**
 * @param {string} path below /api/v1
 * @returns the answer's JSON, or null where there is none
 */
export async function ask(path, { method = "GET", body } = {}) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      ...(body && { "Content-Type": "application/json" }),
      ...(changesAsStaff(path, method) && { "X-Foyer-CSRF": await token() }),
    },
    body: body && JSON.stringify(body),
  }).catch((problem) => {
    throw problem instanceof Problem
      ? problem
      : new Problem(0, "The hub does not answer", "Check that it runs and that this computer is on its network, then try again.");
  });
  const json = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Problem(answer.status, json?.title ?? "That did not work", json?.detail ?? "Try again in a moment.");
  }
  return json;
}

/** Whoever signs in has no session yet, and a member has one of another kind. */
function changesAsStaff(path, method) {
  const signsIn = method === "POST" && /^\/session(\/|$)/.test(path);
  return method !== "GET" && !signsIn && !path.startsWith("/me");
}

async function token() {
  csrf ??= (await ask("/session")).csrf;
  return csrf;
}

/** Staff who are not signed in go to the sign-in page, and come back here after. */
export function signInFirst() {
  location.replace(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}
