// @ts-check
// What lies over the surface: its formula and the zoom buttons; and the
// surface's own cell, which has keys and words for those who do not see it.
import { arrange, byId, element, mark } from "./dom.js";
import { makeReadouts } from "./readouts.js";
import { widgetOf } from "./widgets.js";

/** The smallest size of a formula, as a part of its usual one. */
const smallest = 0.7;

/** @param {any} context */
export function makeOver(context) {
  const readouts = makeReadouts();
  const tools = element("div", { class: "zoom", role: "group", "aria-label": "View" });
  const cell = byId("stage").querySelector("[data-view]");
  if (cell) {
    // An application gets the arrow keys even where a screen reader browses.
    mark(cell, "role", "application");
    mark(cell, "aria-roledescription", "surface");
    mark(cell, "tabindex", "0");
    mark(cell, "aria-label", "The surface with all paths");
    mark(cell, "aria-description", "Arrow keys move the start of all paths, with Shift in larger steps.");
  }
  // A long formula on a small screen is set smaller, down to where it can still be read; then it scrolls.
  const fit = () => {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (readouts.element.querySelectorAll(".formula"))) {
      line.style.removeProperty("--fit");
      if (line.scrollWidth > line.clientWidth) line.style.setProperty("--fit", String(Math.max(smallest, 0.99 * line.clientWidth / line.scrollWidth)));
    }
  };
  addEventListener("resize", fit);
  return {
    /** @param {any[]} panels */
    rebuild(panels) {
      const over = panels.filter((p) => p.place === "over");
      readouts.rebuild(null, over.flatMap((p) => p.readouts).map((r) => ({ ...r, wide: true })));
      arrange(tools, over.flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden).map((c) => widgetOf(context, c).element));
      arrange(byId("over"), [readouts.element, tools]);
      fit();
    },
    /** @param {any} readout */
    read(readout) { if (readouts.read({ ...readout, wide: true })) fit(); },
  };
}
