/** The page keeps a copy of itself on the phone, and takes on a newer one without being stuck on the old. */
import { scriptUrl } from "../shared/trusted.js";

export async function keepACopy() {
  if (!navigator.serviceWorker) return;
  const hadOne = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => hadOne && location.reload());
  try {
    const registration = await navigator.serviceWorker.register(scriptUrl("/me/worker.js", location.origin), {
      scope: "/me",
      updateViaCache: "none",
    });
    document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
  } catch (e) {
    console.info("No copy is kept on this phone: without network the page will not open", e);
  }
}
