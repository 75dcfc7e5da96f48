// @ts-check
// Presenter mode: the whole screen, as far as the browser lets the page have it.

/** @param {boolean} on */
export function present(on) {
  document.documentElement.toggleAttribute("data-present", on);
  if (on === Boolean(document.fullscreenElement)) return;
  // It is refused where nobody pressed anything, as after opening a link, and then not asked for: the larger type is there all the same.
  if (on && !navigator.userActivation?.isActive) return;
  if (on) document.documentElement.requestFullscreen?.().catch(() => {});
  else document.exitFullscreen?.().catch(() => {});
}

/** Escape leaves the full screen, and with it presenter mode. @param {any} api */
export function watchPresenting(api) {
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && api.get("present")) api.set("present", false);
  });
}
