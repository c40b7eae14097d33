/*
 * The phone's own copy of the page, so that a pass opens without network. All of one version is kept together, page and
 * assets; a newer version is fetched as a whole beside it and then takes its place.
 */
const ASSETS = "{{assets}}/"; // its content's hash is in it: another version, another worker
const KEPT = {{kept}};
const PAGE = "/me";
const MANIFEST = "/me/manifest.webmanifest";
const PATIENCE_MS = 4_000;
const COPY = `foyer-me ${ASSETS}`;

addEventListener("install", (event) => event.waitUntil(keepAll().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  if (event.request.mode === "navigate" && (pathname === PAGE || pathname === `${PAGE}/enter`)) {
    event.respondWith(freshOrKept(event.request));
  } else if (pathname.startsWith(ASSETS) || pathname === MANIFEST) {
    event.respondWith(kept(event.request));
  }
});

async function keepAll() {
  const copy = await caches.open(COPY);
  await copy.addAll([PAGE, MANIFEST, ...KEPT].map((address) => new Request(address, { cache: "no-cache" })));
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== COPY).map((name) => caches.delete(name)));
}

/** The page as the house has it now; what is kept where the house does not answer, or not well, or not soon. */
async function freshOrKept(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return answer;
  } catch {
    // no network: that is what the copy is for
  }
  return (await caches.match(PAGE)) ?? fetch(request);
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}
