// @ts-check
// The bubble beside what is pointed at: the step, what happened there, and the
// numbers. It is for the eye; what a key reaches is spoken by the live region.
import { element } from "./dom.js";
import { markPicture } from "./icons.js";

/** @param {{aim: (step: number|null) => DOMRect|null}} transport knows where a step stands on the timeline */
export function makeBubble(transport) {
  const box = element("div", { class: "bubble", "aria-hidden": "true", hidden: true });
  document.body.append(box);
  let told = "";

  /** @param {any} bubble */
  const fill = (bubble) => {
    const content = JSON.stringify([bubble.title, bubble.words, bubble.rows, bubble.pinned]);
    if (content === told) return;
    told = content;
    box.classList.toggle("pinned", bubble.pinned);
    box.replaceChildren(element("b", {}, bubble.title), ...bubble.words.map((/** @type {string} */ text) => element("p", {}, text)),
      ...(bubble.rows.length ? [element("table", {}, ...bubble.rows.map(row))] : []));
  };

  return (/** @type {any} */ bubble) => {
    const stand = transport.aim(bubble ? bubble.step : null);
    box.hidden = !bubble || bubble.timeline && !stand;
    if (box.hidden) return;
    fill(bubble);
    const place = bubble.timeline && stand ? { x: stand.x, y: stand.y } : bubble;
    const { width, height } = box.getBoundingClientRect(), gap = 12;
    const coarse = matchMedia("(pointer: coarse)").matches;
    let x = place.x + gap, y = place.y + gap;
    if (bubble.timeline || coarse) { x = place.x - width / 2; y = place.y - height - (bubble.timeline ? gap / 2 : 3 * gap); }
    if (x + width > innerWidth - 4) x = bubble.timeline || coarse ? innerWidth - 4 - width : place.x - gap - width;
    if (y + height > innerHeight - 4) y = place.y - gap - height;
    if (y < 4) y = place.y + 3 * gap;
    box.style.setProperty("translate", `${Math.round(Math.max(x, 4))}px ${Math.round(Math.max(Math.min(y, innerHeight - 4 - height), 4))}px`);
  };
}

/** @param {any} r */
function row(r) {
  return element("tr", { class: r.strong ? "strong" : null, "data-slot": r.mark?.slot, "data-ink": r.mark ? null : r.ink },
    element("th", {}, r.mark ? markPicture(r.mark) : element("i", { class: "ink" }), r.label), ...r.cells.map((/** @type {string} */ cell) => element("td", {}, cell)));
}
