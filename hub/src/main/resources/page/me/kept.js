/** What stays on this phone: its key and pass, and how the house last was. Nothing of it leaves; signing out empties it. */
const NAME = "foyer-me";
const STORE = "phone";
let opened = null;

/** @param {"pass"|"me"|"clock"} what */
export async function recall(what) {
  return inStore("readonly", (store) => store.get(what));
}

export async function keep(what, value) {
  await inStore("readwrite", (store) => store.put(value, what));
}

export async function forgetAll() {
  await inStore("readwrite", (store) => store.clear());
}

async function inStore(mode, act) {
  opened ??= open();
  const database = await opened;
  return done(act(database.transaction(STORE, mode).objectStore(STORE)));
}

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
