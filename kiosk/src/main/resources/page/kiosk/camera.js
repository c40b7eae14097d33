/**
 * The camera, and what became of it: "live", "covered" (it sees nothing), "denied" (the page may not use it), "lost" (it was
 * there and stopped), "none".
 * It is looked for again whenever devices or permissions change, and every few seconds, without a reload.
 */
import { scriptUrl } from "../shared/trusted.js";

const LOOK_AGAIN_MS = 4_000;
const STALLED_MS = 4_000;
const WANTED = {
  audio: false,
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 }, facingMode: "user" },
};

/**
 * @param {(now: {state: string, stream: MediaStream|null}) => void} changed
 * @param {(text: string) => void} read is told what the browser itself has read, where it can
 */
export function camera(changed, read) {
  const eye = new Worker(scriptUrl("./eye.js", import.meta.url), { type: "module" });
  let stream = null;
  let state = "starting";
  let opening = false;
  let stall = 0;
  let still = null; // a video outside the page, for browsers that give no frames to a worker

  navigator.mediaDevices?.addEventListener("devicechange", () => stream || open());
  navigator.permissions
    ?.query({ name: "camera" })
    .then((permission) => (permission.onchange = () => stream || open()))
    .catch(() => {}); // a browser that does not tell: the timer finds out
  eye.addEventListener("message", ({ data }) => {
    if (data.seen) seen();
    if (data.next) nextStill();
    if (data.read) read(data.read);
    if ("covered" in data && stream) become(data.covered ? "covered" : "live");
  });
  setInterval(() => stream || open(), LOOK_AGAIN_MS);
  open();

  async function open() {
    if (opening) return;
    opening = true;
    try {
      stream = await navigator.mediaDevices.getUserMedia(WANTED);
      watch(stream.getVideoTracks()[0]);
      become("live");
    } catch (e) {
      stream = null;
      become(whyNot(e, state));
    } finally {
      opening = false;
    }
  }

  function become(now) {
    if (now === state) return;
    state = now;
    changed({ state, stream });
  }

  function watch(track) {
    track.addEventListener("ended", () => lose(track));
    seen();
    if (globalThis.MediaStreamTrackProcessor) {
      const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
      eye.postMessage({ frames: readable }, [readable]);
    } else {
      still = Object.assign(document.createElement("video"), { srcObject: stream, muted: true, playsInline: true });
      still.play().then(() => eye.postMessage({ stills: true }));
    }
  }

  async function nextStill() {
    if (!stream || still.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return setTimeout(nextStill, 100);
    const picture = await createImageBitmap(still);
    eye.postMessage({ still: picture }, [picture]);
  }

  // A camera can stop without a word: pictures must keep coming.
  function seen() {
    clearTimeout(stall);
    const track = stream?.getVideoTracks()[0];
    if (track) stall = setTimeout(() => (document.hidden ? seen() : lose(track)), STALLED_MS);
  }

  function lose(track) {
    if (track !== stream?.getVideoTracks()[0]) return;
    clearTimeout(stall);
    track.stop();
    stream = null;
    become("lost");
    open();
  }
}

function whyNot(error, before) {
  if (error?.name === "NotAllowedError") return "denied";
  const hadOne = ["live", "covered", "lost"].includes(before);
  return hadOne || error?.name === "NotReadableError" || error?.name === "AbortError" ? "lost" : "none";
}
