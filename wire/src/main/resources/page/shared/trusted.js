/**
 * The one place where text becomes the address of a script. Only our own files under /assets/ and the one service worker
 * pass; everything else throws.
 * The Content-Security-Policy names this policy ("foyer") and Lit's own ("lit-html"), and no other can be made.
 */
const SERVICE_WORKER = "/me/worker.js"; // at an address that stays, as service workers need
const policy = globalThis.trustedTypes?.createPolicy("foyer", { createScriptURL: ownAsset });

/** The address of one of our scripts, for new Worker(scriptUrl("./worker.js", import.meta.url)). */
export function scriptUrl(relative, base) {
  const address = new URL(relative, base).href;
  return policy ? policy.createScriptURL(address) : ownAsset(address);
}

function ownAsset(address) {
  const url = new URL(address, location.origin);
  const ours = url.pathname.startsWith("/assets/") || url.pathname === SERVICE_WORKER;
  if (url.origin !== location.origin || !ours) {
    throw new TypeError(`Not a script of this house: ${address}`);
  }
  return url.href;
}
