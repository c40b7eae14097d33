/** Questions to the hub. What goes wrong comes back as a Problem, in words that say what to do. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail);
    this.status = status; // 0 when no answer came
    this.title = title;
  }
}

const PATIENCE_MS = 15_000;
const TITLES = { 401: "This link is used up", 409: "Not on this phone", 422: "Not like this", 429: "Too many tries" };

/**
 * @param {string} path below /api/v1
 * @returns the answer's JSON, or null where there is none
 */
export async function ask(path, { method = "GET", body } = {}) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw new Problem(0, "The house does not answer", "Look whether this phone has network, and try again.");
  });
  const json = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Problem(answer.status, TITLES[answer.status] ?? "That did not work", json?.detail ?? "Try again in a moment.");
  }
  return json;
}
