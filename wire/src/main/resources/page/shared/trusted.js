/**
 * The one place where text becomes the address of a script. Only our own files under /assets/ pass; everything else throws.
 * The Content-Security-Policy names this policy ("foyer") and Lit's own ("lit-html"), and no other can be made.
 */
const policy = globalThis.trustedTypes?.createPolicy("foyer", { createScriptURL: ownAsset });

/** The address of one of our scripts, for new Worker(scriptUrl("./worker.js", import.meta.url)). */
export function scriptUrl(relative, base) {
  const address = new URL(relative, base).href;
  return policy ? policy.createScriptURL(address) : ownAsset(address);
}

function ownAsset(address) {
  const url = new URL(address, location.origin);
  if (url.origin !== location.origin || !url.pathname.startsWith("/assets/")) {
    throw new TypeError(`Not a script of this house: ${address}`);
  }
  return url.href;
}
