// @ts-check
// An equation of a step, with its numbers.
import { element, mark, write } from "./dom.js";
import { parseMath } from "./math.js";

/** What stands before and behind what has changed in a line of numbers. */
const marked = "\x1f";

/** An equation, and below it its numbers, which keep the room that they may need. */
export function makeEquation() {
  const words = element("p", { class: "says" }), tag = element("span", { class: "tag" }), formula = element("div", { class: "formula" });
  const numbers = element("div", { class: "numbers" });
  const box = element("div", { class: "equation", role: "group" }, element("div", { class: "over" }, words, tag), formula, numbers);
  let drawn = "";
  /** @type {{line: HTMLElement, label: HTMLElement, room: HTMLElement, text: HTMLElement, value: HTMLElement, sign: HTMLElement, shown: string, kept: string}[]} */
  let rows = [];
  const row = () => {
    const [label, text, value, sign] = ["label", "text", "value", "sign"].map((style) => element("span", { class: style }));
    const room = element("div", { class: "room", "aria-hidden": "true" });
    return { label, room, text, value, sign, shown: "", kept: "", line: element("div", { class: "line" }, label, element("div", { class: "cell" }, room,
      element("div", { class: "now" }, text, " ", element("span", { class: "result" }, value, sign)))) };
  };
  return { element: box, read(/** @type {any} */ readout) {
    write(words, readout.label);
    write(tag, readout.tag || "");
    mark(box, "aria-label", readout.label);
    box.classList.toggle("strong", Boolean(readout.strong));
    if (drawn !== readout.mathml) {
      drawn = readout.mathml;
      formula.replaceChildren(parseMath(readout.mathml) ?? readout.cells[0]);
    }
    if (rows.length !== readout.lines.length) {
      rows = readout.lines.map(row);
      numbers.replaceChildren(...rows.map((r) => r.line));
    }
    readout.lines.forEach((/** @type {any} */ now, /** @type {number} */ i) => {
      const r = rows[i];
      write(r.label, now.label);
      if (r.kept !== now.room) r.room.replaceChildren(r.kept = now.room, " ", element("span", { class: "result" }, "= −0.001234 ↑"));
      write(r.value, "= " + now.value);
      write(r.sign, now.sign);
      if (r.shown !== now.text) showMarked(r.text, r.shown = now.text);
    });
  } };
}

/** Writes a text in which what stands between marks is underlined. @param {HTMLElement} target @param {string} text */
function showMarked(target, text) {
  const parts = text.split(marked);
  while (target.children.length > parts.length) target.lastElementChild?.remove();
  while (target.children.length < parts.length) target.append(element(target.children.length % 2 ? "u" : "span"));
  parts.forEach((part, i) => write(target.children[i], part));
}
