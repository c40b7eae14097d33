/** Where somebody wanted to go before they had to sign in; on this hub only. */
const KEPT = "foyer.to";

/** Before the browser leaves for another house. */
export function keepWay() {
  sessionStorage.setItem(KEPT, wished());
}

export function whereTo() {
  const to = wished();
  sessionStorage.removeItem(KEPT);
  const there = URL.canParse(to, location.origin) ? new URL(to, location.origin) : location;
  return there.origin === location.origin && there.pathname !== location.pathname ? there.pathname + there.search : "/";
}

function wished() {
  return new URLSearchParams(location.search).get("to") ?? sessionStorage.getItem(KEPT) ?? "/";
}
