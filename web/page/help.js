// @ts-check
// Help: what one sees, and every key and gesture. The keys come from the
// program's records.
import { element, keyName } from "./dom.js";
import { say } from "./words.js";

const gestures = () => [
  [say("Drag the ring"), say("moves the start of all paths")],
  [say("Drag the surface"), say("moves the view; in 3D it turns the surface")],
  [say("Right button, or Shift"), say("with a drag: moves the view, in 3D, too")],
  [say("Wheel, or two fingers"), say("zooms where the pointer is; in 3D two fingers also turn")],
  [say("Drag a curve"), say("shows that step everywhere")],
  [say("Point at a path or a curve"), say("marks that step everywhere; a click holds it")],
  [say("Rest a finger on a path"), say("the same, and the finger goes along it")],
  [say("Double click a slider"), say("sets its default")],
  [say("The ? beside a control"), say("explains it; fingers tap its label, or rest on a button")],
];

const pageKeys = () => [
  ["← →", say("on a slider: one fine step; with Shift, or Page ↑ ↓: ten")],
  [say("Delete"), say("on a slider: its default")],
  ["← → ↑ ↓", say("on the surface: move the start; in 3D with Shift")],
  [say("Enter, Esc"), say("in a field: set the value, or leave it as it was")],
  ["F1", say("explains the control that has the focus or the pointer")],
  ["k", say("the list of lessons")],
  ["[ ]", say("in a lesson: one step back or on")],
  ["?", say("this help")],
];

/** @param {any} api @param {() => void} tour @returns {() => void} opens the dialog */
export function makeHelp(api, tour) {
  /** @type {HTMLDialogElement|null} */
  let dialog = null;
  return () => {
    if (dialog) return;
    const keys = [...api.controls(), ...api.panels()].filter((/** @type {any} */ c) => c.key).map((/** @type {any} */ c) => [keyName(c.key), c.title || c.label]);
    const made = dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "help", "aria-labelledby": "help-title",
      onclose: () => { made.remove(); dialog = null; },
      onclick: (/** @type {Event} */ event) => { if (event.target === made) made.close(); } },
      element("div", {},
        element("h2", { id: "help-title", tabindex: -1, autofocus: true }, say("What you see")),
        element("p", {}, say("Each optimizer starts at the same point of a surface and walks downhill by its own rule, with the same number of steps and the same noise. Colour and shape tell them apart, bright parts of a path are past and faded parts are future.")),
        element("div", { class: "columns" },
          element("section", {}, element("h3", {}, say("Keys")), list([...keys, ...pageKeys()], "kbd")),
          element("section", {}, element("h3", {}, say("Mouse and touch")), list(gestures(), "span"))),
        element("h3", {}, say("Every control on the screen")), ...api.panels().map(explanations).filter(Boolean),
        element("div", { class: "actions" },
          element("button", { type: "button", class: "button", onclick: () => { made.close(); tour(); } }, say("Take the tour")),
          element("button", { type: "button", class: "button", onclick: () => made.close() }, say("Close"))))));
    document.body.append(made);
    made.showModal();
  };
}

/** What all controls of a panel say of themselves, or null where there are none. @param {any} panel */
function explanations(panel) {
  const controls = [...panel.head, ...panel.menu, ...panel.controls].filter((c) => !c.hidden && c.help);
  if (!controls.length) return null;
  const title = panel.title || controls[0].title;
  return element("details", {}, element("summary", {}, title[0].toUpperCase() + title.slice(1)),
    element("dl", {}, ...controls.flatMap((c) => [element("dt", {}, c.label || c.title), element("dd", {}, c.help, c.source ? element("small", {}, c.source) : null)])));
}

/** @param {string[][]} lines @param {string} tag */
function list(lines, tag) {
  return element("dl", {}, ...lines.flatMap(([name, text]) => [
    element("dt", {}, element(tag, {}, name)), element("dd", {}, text[0].toUpperCase() + text.slice(1))]));
}
