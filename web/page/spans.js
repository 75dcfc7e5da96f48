// @ts-check
// The text of lessons: pieces as package lessons encodes them, as elements.
import { element } from "./dom.js";
import { parseMath } from "./math.js";

/** How much MathML stands in one line: a symbol, a sign, and a number. */
const shortLine = 260;

/**
 * @param {any[]} spans
 * @param {{measured: Map<string, string>, set: (changes: string) => void, open: (link: string) => void}} context
 * @returns {(Node|string)[]}
 */
export function nodesOf(spans, context) {
  /** @type {(Node|string)[]} */
  const nodes = [];
  for (const span of spans) {
    const last = nodes.at(-1);
    const stop = typeof span === "string" && last instanceof Element && last.localName === "math" ? signs.exec(span)?.[0] : "";
    if (stop) nodes.splice(-1, 1, element("span", { class: "held" }, last, stop), span.slice(stop.length));
    else nodes.push(...(typeof span === "string" ? [span] : piece(span, context)));
  }
  return nodes;
}

/** Signs that no line begins with. Browsers break a line behind a formula, whatever follows it. */
const signs = /^[,.;:!?)”，。；：、！？）]+/;

/** @param {any[]} span @param {any} context @returns {(Node|string)[]} */
function piece([kind, ...rest], context) {
  switch (kind) {
    case "strong": return [element("strong", {}, rest[0])];
    case "quote": return [element("em", {}, rest[0])];
    // A long line may break behind the signs between formulas, a short one not at all.
    case "math": return rest.map((part) => (part.startsWith("<math") ? parseMath(part) ?? "" : `\u00a0${part}${rest.join("").length < shortLine ? "\u00a0" : " "}`));
    case "number": return [element("b", { class: "measured" }, context.measured.get(rest[0] + ":" + rest[1]) ?? "…")];
    case "web": return [element("a", { href: rest[1], target: "_blank", rel: "noopener" }, rest[0])];
    case "set": return [element("button", { type: "button", class: "inline", onclick: () => context.set(rest[1]) }, rest[0].replaceAll(" = ", "\u00a0=\u00a0"))];
    case "try": return [element("button", { type: "button", class: "inline", onclick: () => context.open(rest[1]) }, rest[0])];
  }
  return [];
}

/** @param {any[]} blocks @param {any} context @returns {HTMLElement[]} */
export function blocksOf(blocks, context) {
  return blocks.map((block) => {
    if (block.list) return element("ul", {}, ...block.items.map((/** @type {any[]} */ item) => element("li", {}, ...nodesOf(item, context))));
    const [spans] = block.items;
    const formula = spans.length === 1 && spans[0][0] === "math";
    return element("p", { class: formula ? "equation" : null }, ...nodesOf(spans, context));
  });
}

/** The numbers in blocks that the program has to measure. @param {any[]} lines @returns {[string, number][]} */
export function numbersIn(lines) {
  return lines.flat().filter((span) => span[0] === "number" && typeof span !== "string").map(([, source, digits]) => [source, digits]);
}
