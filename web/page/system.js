// @ts-check
// What the system says about its user and screen: theme, motion, sharpness.

/**
 * @param {any} api
 * @param {{flush: () => void}} address
 */
export function followSystem(api, address) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  api.prefers(dark.matches);
  dark.addEventListener("change", () => api.prefers(dark.matches));

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  api.calm(still.matches);
  still.addEventListener("change", () => api.calm(still.matches));

  // The canvas keeps the pixel ratio it started with. Everything else is in the address.
  const first = devicePixelRatio;
  matchMedia(`(resolution: ${first}dppx)`).addEventListener("change", () => {
    if (devicePixelRatio === first || matchMedia("print").matches) return; // on paper the resolution is another one
    address.flush();
    location.reload();
  });
}
