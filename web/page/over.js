// @ts-check
// What lies over the surface: its choices, its formula, the zoom buttons, and
// cards for what has a heading; and the surface's own cell, which has keys and
// words for those who do not see it.
import { arrange, byId, element, mark } from "./dom.js";
import { makePanel } from "./panels.js";
import { makeReadouts } from "./readouts.js";
import { widgetOf } from "./widgets.js";

/** The smallest size of a formula, as a part of its usual one. */
const smallest = 0.7;

/** @param {any} context */
export function makeOver(context) {
  const readouts = makeReadouts();
  const tools = element("div", { class: "zoom", role: "group", "aria-label": "View" });
  const choices = element("div", { class: "choices" });
  const strip = element("div", { class: "strip" }, choices, readouts.element);
  /** @type {Map<string, ReturnType<typeof makePanel>>} */
  let titled = new Map();
  const cell = byId("stage").querySelector("[data-view]");
  if (cell) {
    // An application gets the arrow keys even where a screen reader browses.
    mark(cell, "role", "application");
    mark(cell, "aria-roledescription", "surface");
    mark(cell, "tabindex", "0");
    mark(cell, "aria-label", "The surface with all paths");
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
    }
  };
  addEventListener("resize", fit);
  return {
    /** @param {any[]} panels */
    rebuild(panels) {
      const over = panels.filter((p) => p.place === "over" && !p.title), headed = panels.filter((p) => p.place === "over" && p.title);
      readouts.rebuild(null, over.flatMap((p) => p.readouts).map((r) => ({ ...r, wide: true })));
      const controls = over.flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden);
      arrange(choices, controls.filter((c) => c.kind === "choice").map((c) => widgetOf(context, c).element));
      arrange(tools, controls.filter((c) => c.kind !== "choice").map((c) => widgetOf(context, c).element));
      titled = new Map(headed.map((p) => [p.id, titled.get(p.id) ?? makePanel(context, p.id)]));
      for (const p of headed) titled.get(p.id)?.rebuild(p);
      arrange(byId("cards"), [...titled.values()].map((card) => card.element));
      arrange(byId("over"), [strip, tools]);
      describe(over.map((p) => p.summary).join(" "));
      fit();
    },
    /** @param {any} readout */
    read(readout) {
      if (readouts.read({ ...readout, wide: true })) fit();
      else for (const card of titled.values()) card.read(readout);
    },
    /** @param {string} id @param {{title?: string, note: string, summary: string}} note */
    note(id, note) {
      if (id === "over") describe(note.summary);
      titled.get(id)?.note(note);
    },
  };
}
