// @ts-check
// A panel's own text, and what can be pressed in it, from the program's records.
import { element, mark } from "./dom.js";
import { icon } from "./icons.js";
import { attempt } from "./widgets.js";

/** Keeps the elements of one panel's text. @param {any} context @param {string} panel */
export function makeBlocks(context, panel) {
  const box = element("div", { class: "blocks" });
  let drawn = "";
  return {
    element: box,
    /** @param {any[]} blocks */
    rebuild(blocks) {
      const key = JSON.stringify(blocks);
      if (key === drawn) return;
      drawn = key;
      box.replaceChildren(...blocks.map((b) => (b.pressed ? button(context, panel, b) : element("p", { class: b.form }, ...b.spans.map(piece)))));
    },
  };
}

/** What is opened by a press: its name, and what it is about. @param {any} context @param {string} panel @param {any} block */
function button(context, panel, block) {
  const [name, ...rest] = block.spans;
  const made = element("button", { type: "button", class: "entry-block", "data-block": block.id, onclick: () => {
    made.closest("dialog")?.close();
    attempt(context, () => context.api.press(panel, block.id));
  } }, element("strong", {}, block.icon ? icon(block.icon) : null, name.text), element("span", {}, ...rest.map(piece)));
  mark(made, "aria-current", block.strong ? "true" : null);
  return made;
}

/** @param {{text: string, bold: boolean, dim: boolean}} span */
const piece = (span) => (span.bold ? element("strong", {}, span.text) : span.dim ? element("span", { class: "dim" }, span.text) : span.text);
