// @ts-check
// What lies over the surface: its formula and the zoom buttons; and the
// surface's own cell, which has keys and words for those who do not see it.
import { arrange, byId, element, mark } from "./dom.js";
import { makeReadouts } from "./readouts.js";
import { widgetOf } from "./widgets.js";

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
  return {
    /** @param {any[]} panels */
    rebuild(panels) {
      const over = panels.filter((p) => p.place === "over");
      readouts.rebuild(null, over.flatMap((p) => p.readouts).map((r) => ({ ...r, wide: true })));
      arrange(tools, over.flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden).map((c) => widgetOf(context, c).element));
      arrange(byId("over"), [readouts.element, tools]);
    },
    /** @param {any} readout */
    read: (readout) => void readouts.read({ ...readout, wide: true }),
  };
}
