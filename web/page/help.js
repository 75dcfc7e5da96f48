// @ts-check
// Help: what one sees, and every key and gesture. The keys come from the
// program's records.
import { element, keyName } from "./dom.js";

const gestures = [
  ["Drag the ring", "moves the start of all paths"],
  ["Drag the surface", "moves the view; in 3D it turns the surface"],
  ["Right button, or Shift", "with a drag: moves the view, in 3D, too"],
  ["Wheel, or two fingers", "zooms where the pointer is; in 3D two fingers also turn"],
  ["Drag a curve", "shows that step everywhere"],
  ["Double click a slider", "sets its default"],
];

const pageKeys = [
  ["← →", "on a slider: one fine step; with Shift, or Page ↑ ↓: ten"],
  ["Delete", "on a slider: its default"],
  ["← → ↑ ↓", "on the surface: move the start; in 3D with Shift"],
  ["Enter, Esc", "in a field: set the value, or leave it as it was"],
  ["[ ]", "in a lesson: one step back or on"],
  ["?", "this help"],
];

/** @param {any} api @returns {() => void} opens the dialog */
export function makeHelp(api) {
  /** @type {HTMLDialogElement|null} */
  let dialog = null;
  return () => {
    if (dialog) return;
    const keys = api.controls().filter((/** @type {any} */ c) => c.key).map((/** @type {any} */ c) => [keyName(c.key), c.title || c.label]);
    const made = dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "help", "aria-labelledby": "help-title",
      onclose: () => { made.remove(); dialog = null; },
      onclick: (/** @type {Event} */ event) => { if (event.target === made) made.close(); } },
      element("div", {},
        element("h2", { id: "help-title", tabindex: -1, autofocus: true }, "What you see"),
        element("p", {}, "Each optimizer starts at the same point of a surface and walks downhill by its own rule, with the same number of steps and the same noise. Colour and shape tell them apart, bright parts of a path are past and faded parts are future."),
        element("div", { class: "columns" },
          element("section", {}, element("h3", {}, "Keys"), list([...keys, ...pageKeys], "kbd")),
          element("section", {}, element("h3", {}, "Mouse and touch"), list(gestures, "span"))),
        element("button", { type: "button", class: "button", onclick: () => made.close() }, "Close"))));
    document.body.append(made);
    made.showModal();
  };
}

/** @param {string[][]} lines @param {string} tag */
function list(lines, tag) {
  return element("dl", {}, ...lines.flatMap(([name, text]) => [
    element("dt", {}, element(tag, {}, name)), element("dd", {}, text[0].toUpperCase() + text.slice(1))]));
}
