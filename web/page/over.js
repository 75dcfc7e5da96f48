// @ts-check
// What lies over the surface: its choices, its formula and the zoom buttons;
// and the surface's own cell, which has keys and words for those who do not see it.
import { arrange, byId, element, mark } from "./dom.js";
import { makeReadouts } from "./readouts.js";
import { makeFoot } from "./foot.js";
import { widgetOf } from "./widgets.js";
import { keep, say } from "./words.js";

/** The smallest size of a formula, as a part of its usual one. */
const smallest = 0.7;

/** @param {any} context */
export function makeOver(context) {
  const readouts = makeReadouts();
  const tools = element("div", { class: "zoom", role: "group", "aria-label": "View", "data-say": "aria-label" });
  const choices = element("div", { class: "choices" }), foot = makeFoot(context);
  const cell = byId("stage").querySelector("[data-view]");
  if (cell) {
    // An application gets the arrow keys even where a screen reader browses.
    mark(cell, "role", "application");
    mark(cell, "aria-roledescription", "surface");
    mark(cell, "data-say", "aria-roledescription");
    keep(cell);
    mark(cell, "tabindex", "0");
    mark(cell, "aria-label", say("The surface with all paths"));
    // Who chooses with the pointer looks at the surface next, and its keys work at once.
    choices.addEventListener("click", (event) => {
      if (event.detail > 0) setTimeout(() => /** @type {HTMLElement} */ (cell).focus({ preventScroll: true }));
    });
  }
  const describe = (/** @type {string} */ words) => { if (cell) mark(cell, "aria-description", words || null); };
  // A long formula on a small screen is set smaller, down to where it can still be read; then it scrolls.
  const fit = () => {
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (readouts.element.querySelectorAll(".formula"))) {
      line.style.removeProperty("--fit");
      if (line.scrollWidth > line.clientWidth) line.style.setProperty("--fit", String(Math.max(smallest, 0.99 * line.clientWidth / line.scrollWidth)));
      // What scrolls is reached by Tab, and says what it is.
      const scrolls = line.scrollWidth > line.clientWidth + 1;
      mark(line, "tabindex", scrolls ? "0" : null);
      mark(line, "role", scrolls ? "group" : null);
      mark(line, "aria-label", scrolls ? line.title : null);
    }
  };
  // The room changes with the window, and comes back with the surface after another scene.
  new ResizeObserver(fit).observe(byId("over"));
  return {
    /** @param {any[]} panels */
    rebuild(panels) {
      const over = panels.filter((p) => p.place === "over");
      readouts.rebuild(null, over.flatMap((p) => p.readouts).map((r) => ({ ...r, wide: true })));
      const controls = over.flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden);
      arrange(choices, controls.filter((c) => c.kind === "choice").map((c) => widgetOf(context, c).element));
      arrange(tools, controls.filter((c) => c.kind !== "choice").map((c) => widgetOf(context, c).element));
      foot.rebuild(panels.find((p) => p.place === "foot"));
      arrange(byId("over"), [choices, readouts.element, tools, ...foot.elements()]);
      if (over.length) describe(over.map((p) => p.summary).join(" "));
      fit();
    },
    /** @param {any} readout */
    read(readout) {
      foot.read(readout);
      if (readouts.read({ ...readout, wide: true })) fit();
    },
    /** @param {string} id @param {{title: string, summary: string}} note */
    note(id, note) {
      if (id === "over") describe(note.summary);
      foot.note(id, note);
    },
  };
}
