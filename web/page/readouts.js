// @ts-check
// What can be read: rows of numbers as a table, sentences as paragraphs,
// formulas as MathML.
import { arrange, element, mark, write } from "./dom.js";
import { makeEquation } from "./equation.js";
import { markPicture } from "./icons.js";
import { parseMath } from "./math.js";

/**
 * Keeps the elements of one panel's readouts.
 * @param {any} [api] draws the readouts' pictures
 */
export function makeReadouts(api) {
  /** @type {Map<string, {form: string, element: HTMLElement, read: (readout: any) => void}>} */
  const lines = new Map();
  const box = element("div", { class: "readouts" });
  const head = element("thead"), body = element("tbody");
  const table = element("table", {}, head, body);

  /** @param {any} readout */
  const lineOf = (readout) => {
    let line = lines.get(readout.id);
    const form = readout.lines?.length ? "equation" : readout.wide ? "sentence" : "row";
    if (!line || line.form !== form) {
      line = { form, ...(form === "equation" ? makeEquation() : form === "sentence" ? makeSentence(api) : makeRow()) };
      mark(line.element, "data-readout", readout.id);
      lines.set(readout.id, line);
    }
    line.read(readout);
    return line.element;
  };

  return {
    element: box,
    /** @param {string[]|null} columns @param {any[]} readouts */
    rebuild(columns, readouts) {
      const rows = readouts.filter((r) => !r.wide), wide = readouts.filter((r) => r.wide);
      const there = new Set(readouts.map((r) => r.id));
      for (const id of lines.keys()) if (!there.has(id)) lines.delete(id);
      const titles = (columns ?? []).join();
      if (head.dataset.titles !== titles) {
        head.dataset.titles = titles;
        head.replaceChildren(...(columns?.length ? [element("tr", {}, element("td"), ...columns.map((c) => element("th", { scope: "col" }, c)))] : []));
      }
      table.classList.toggle("ranked", !columns?.length);
      arrange(body, rows.map(lineOf));
      arrange(box, [...(rows.length ? [table] : []), ...wide.map(lineOf)]);
    },
    /** @param {any} readout @returns {boolean} whether it stands here */
    read(readout) {
      const line = lines.get(readout.id);
      line?.read(readout);
      return line !== undefined;
    },
  };
}

function makeRow() {
  const label = element("th", { scope: "row" });
  const row = /** @type {HTMLTableRowElement} */ (element("tr", {}, label));
  let drawn = "";
  return { element: row, read(/** @type {any} */ readout) {
    const key = JSON.stringify([readout.mark, readout.label]);
    if (key !== drawn) {
      drawn = key;
      label.replaceChildren(...(readout.mark ? [markPicture(readout.mark)] : []), element("span", {}, readout.label));
    }
    mark(label, "title", readout.title || null);
    row.classList.toggle("strong", Boolean(readout.strong));
    const cells = readout.cells ?? [];
    while (row.cells.length > cells.length + 1) row.deleteCell(-1);
    while (row.cells.length < cells.length + 1) row.insertCell();
    cells.forEach((/** @type {string} */ text, /** @type {number} */ i) => write(row.cells[i + 1], text));
  } };
}

/** @param {any} api */
function makeSentence(api) {
  const line = element("div", { class: "sentence" });
  let drawn = "";
  /** @type {ReturnType<typeof makePortrait>|null} */
  let portrait = null;
  return { element: line, read(/** @type {any} */ readout) {
    if (readout.picture && !portrait) portrait = makePortrait(api, readout.id);
    portrait?.update(readout.picture);
    const text = (readout.cells ?? []).join(" ");
    mark(line, "title", readout.title || null);
    line.classList.toggle("strong", Boolean(readout.strong));
    line.classList.toggle("formula", Boolean(readout.mathml));
    if (drawn === (readout.mathml || text)) return;
    drawn = readout.mathml || text;
    const math = readout.mathml && parseMath(readout.mathml);
    if (math && readout.label) line.replaceChildren(element("i", { class: "symbol" }, readout.label), " = ", math);
    else line.replaceChildren(...(portrait ? [portrait.element] : []), math || text);
  } };
}

/** The most that a picture beside a text may be wide and high, in CSS pixels. */
const portraitSize = 220;

/** A picture that the program draws; it is drawn only while it is seen. @param {any} api @param {string} id */
function makePortrait(api, id) {
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { class: "portrait", "aria-hidden": "true" }));
  let wanted = "", drawn = "", seen = false;
  const draw = () => {
    if (!seen || drawn === wanted || !wanted) return;
    drawn = wanted;
    const side = Math.round(portraitSize * devicePixelRatio);
    const { width, height, pixels } = api.portrait(id, side, side);
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${width / devicePixelRatio}px`;
    canvas.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
  };
  new IntersectionObserver((entries) => { seen = Boolean(entries.at(-1)?.isIntersecting); draw(); }).observe(canvas); // of several moments the last
  return { element: canvas, update(/** @type {string} */ key) { wanted = key; draw(); } };
}
