/** Keeps the screen on while a pass is to be seen; where a browser cannot, it goes dark as it always does. */
let wished = false;
let lock = null;

export function stayAwake(stay) {
  if (stay === wished) return;
  wished = stay;
  if (stay) hold();
  else lock?.release();
}

document.addEventListener("visibilitychange", () => wished && !document.hidden && hold()); // hidden pages lose it

async function hold() {
  try {
    lock = (await navigator.wakeLock?.request("screen")) ?? null;
  } catch (e) {
    console.info("The screen is not kept awake", e);
  }
}
