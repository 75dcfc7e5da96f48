// @ts-check
// What is said of the surface along its lower edge, with its buttons.
import { arrange, element, mark, write } from "./dom.js";
import { markPicture } from "./icons.js";
import { widgetOf } from "./widgets.js";

/** @param {any} context */
export function makeFoot(context) {
  const title = element("strong"), sign = element("span"), buttons = element("span", { class: "tools" }), words = element("p");
  const box = element("section", { class: "foot" }, element("header", {}, sign, title, buttons), words);
  let id = "", reading = "";
  return {
    elements: () => (id ? [box] : []),
    /** @param {any} panel */
    rebuild(panel) {
      id = panel?.id ?? "";
      if (!panel) return;
      const [readout] = panel.readouts;
      reading = readout.id;
      mark(box, "aria-label", panel.title);
      mark(sign, "data-slot", String(panel.mark.slot));
      sign.replaceChildren(markPicture(panel.mark));
      write(title, panel.title);
      write(words, readout.cells.join(" "));
      arrange(buttons, panel.controls.map((/** @type {any} */ c) => widgetOf(context, c).element));
    },
    /** @param {any} readout */
    read(readout) { if (id && readout.id === reading) write(words, readout.cells.join(" ")); },
    /** @param {string} of @param {{title: string}} note */
    note(of, note) { if (id && of === id) write(title, note.title); },
  };
}
