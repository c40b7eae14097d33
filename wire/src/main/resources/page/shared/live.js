/**
 * The page's line to its own process. On joining the process sends every part of the state, then each part as it changes:
 * {"part": name, "state": …}. A lost line is taken up again by itself, sooner at first, later less often, for ever. The part
 * "beat" comes every few seconds and says no more than that the line stands: after three of them have failed to come, it is lost.
 */
const BEATS_MISSED = 3;
const SOONEST_MS = 400;
const LATEST_MS = 10_000;

/**
 * Opens the line.
 *
 * @param {string} path of the WebSocket, such as "/live"
 * @param {{part: (name: string, state: any) => void, connection?: (state: "joining"|"live"|"lost") => void}} on
 * @returns {{send: (message: object) => boolean, close: () => void}} send answers whether it could be sent
 */
export function live(path, on) {
  let socket = null;
  let attempts = 0;
  let waiting = 0;
  let silence = 0;
  let closed = false;
  const utf8 = new TextDecoder();

  join();
  addEventListener("online", joinNow);
  document.addEventListener("visibilitychange", joinNow);
  return { send, close };

  function join() {
    waiting = 0;
    on.connection?.(attempts === 0 ? "joining" : "lost");
    const mine = new WebSocket(addressOf(path));
    mine.binaryType = "arraybuffer";
    mine.addEventListener("open", joined);
    mine.addEventListener("message", (event) => heard(event.data));
    mine.addEventListener("close", () => mine === socket && lost());
    socket = mine;
  }

  function joined() {
    attempts = 0;
    on.connection?.("live");
  }

  function heard(data) {
    const { part, state } = JSON.parse(typeof data === "string" ? data : utf8.decode(data));
    if (part === "beat") expectAnother(state.everySeconds * 1000);
    else on.part(part, state);
  }

  function expectAnother(beat) {
    clearTimeout(silence);
    silence = setTimeout(giveUp, beat * BEATS_MISSED);
  }

  // Nobody answers: the browser would wait minutes for a goodbye.
  function giveUp() {
    socket.close();
    lost();
  }

  function lost() {
    clearTimeout(silence);
    if (closed || waiting) return;
    attempts += 1;
    on.connection?.("lost");
    waiting = setTimeout(join, backOff(attempts));
  }

  // The network is back, or somebody looks at the page again: no reason to wait longer.
  function joinNow() {
    if (!waiting || document.hidden) return;
    clearTimeout(waiting);
    join();
  }

  function send(message) {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  function close() {
    closed = true;
    clearTimeout(waiting);
    removeEventListener("online", joinNow);
    document.removeEventListener("visibilitychange", joinNow);
    socket?.close();
  }
}

/** The WebSocket's address on the host this page came from. */
export function addressOf(path) {
  return new URL(path, location.href.replace(/^http/, "ws")).href;
}

/** How long to wait before an attempt, in milliseconds: doubling, bounded, never two pages in step. */
export function backOff(attempt, chance = Math.random()) {
  const longest = Math.min(LATEST_MS, SOONEST_MS * 2 ** (attempt - 1));
  return longest * (0.5 + chance / 2);
}
