// @ts-check
// A worksheet on paper: its states as pictures that the program draws, its texts and questions, and on another sheet the answers.
import { element } from "./dom.js";
import { markPicture } from "./icons.js";
import { blocksOf, nodesOf, numbersIn } from "./spans.js";
import { say } from "./words.js";

/** The size of a picture in print, in pixels: three for each point of the usual size. */
const width = 1280, height = 840;

/** How long the paper stays behind its printing, in ms. */
const patience = 5000;

/** @param {any} api @param {{title: string, items: any[]}} sheet @param {boolean} answers */
export async function printSheet(api, sheet, answers) {
  document.getElementById("paper")?.remove();
  const paper = element("article", { id: "paper", lang: document.documentElement.lang }, element("h1", {}, sheet.title || say("Worksheet")),
    answers ? element("p", { class: "kind" }, say("Answers")) : element("p", { class: "who" }, element("span", {}, say("Your name")), element("span", {}, say("Date"))));
  let question = 0;
  for (const step of api.sheetSteps(sheet)) {
    const asked = step.items.find((/** @type {any} */ item) => item.kind === "choose" || item.kind === "number");
    for (const item of step.items) {
      if (item.kind === "state") paper.append(await figure(api, item.link, asked && !answers)); // a question waits on paper, too
      if (item.kind === "choose" || item.kind === "number") continue;
      const text = textOf(api, step);
      const own = api.sheetSteps({ title: "", items: [item] })[0];
      paper.append(...blocksOf(own.blocks, text));
    }
    if (asked) paper.append(questionOf(api, step, asked, ++question, answers));
  }
  document.body.append(paper);
  await Promise.all([...paper.querySelectorAll("img")].map((img) => img.decode()));
  // Browsers may still be reading the page when they say that they have printed it.
  addEventListener("afterprint", () => setTimeout(() => paper.remove(), patience), { once: true });
  window.print();
}

/** What a step's text needs to be written: its numbers, and no buttons. @param {any} api @param {any} step */
function textOf(api, step) {
  const lines = [...step.blocks, ...step.after].flatMap((/** @type {any} */ b) => b.items);
  if (step.ask) lines.push(step.ask.text, ...step.ask.choices.map((/** @type {any} */ c) => c.text));
  const numbers = numbersIn(lines);
  const measured = numbers.map((number) => {
    try { return api.measure(step.link, [number])[0]; } catch { return "?"; }
  });
  return { measured: new Map(numbers.map(([source, digits], i) => [source + ":" + digits, measured[i]])), set: () => {}, open: () => {} };
}

/** @param {any} api @param {any} step @param {any} item @param {number} n @param {boolean} answers */
function questionOf(api, step, item, n, answers) {
  const text = textOf(api, step);
  const right = answers ? api.sheetAnswer(step.link, item) : null;
  const rows = item.kind === "number"
    ? [element("p", { class: answers ? "right" : "blank" }, answers ? String(right) : "")]
    : [element("ol", { type: "A" }, ...step.ask.choices.map((/** @type {any} */ c, /** @type {number} */ i) => element("li", { class: i === right ? "right" : null }, i === right ? "✓ " : "", ...nodesOf(c.text, text))))];
  return element("section", {}, element("p", { class: "asks" }, `${n}. `, ...nodesOf(step.ask.text, text)), ...rows);
}

/** A state's picture, with the address that opens it. @param {any} api @param {string} link @param {boolean} waits for an answer, before which no run is shown */
async function figure(api, link, waits) {
  /** @type {any} */
  const drawn = await new Promise((done, fail) => {
    try { api.illustrate(link, waits, width, height, done); } catch (error) { fail(error); }
  });
  const canvas = document.createElement("canvas");
  canvas.width = width; canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(drawn.pixels, width, height), 0, 0);
  const address = location.href.replace(/#.*/, "") + "#" + link;
  const keys = drawn.legend.map((/** @type {any} */ key) => element("span", { class: "key", "data-ink": key.ink }, key.text));
  return element("figure", {}, element("img", { src: canvas.toDataURL("image/png"), alt: say("The state that the address opens"), width, height }),
    element("figcaption", {}, ...(keys.length ? [element("p", { class: "legend" }, ...keys)] : []),
      ...drawn.lines.map((/** @type {any} */ line) => element("p", {}, ...(line.mark ? [markPicture(line.mark)] : []), line.text)),
       element("a", { href: address }, address)));
}
