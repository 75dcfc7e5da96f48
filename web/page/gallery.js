// @ts-check
// A choice as pictures: every option of a control with what it looks like, in
// the groups of its menu.
import { element, mark, write } from "./dom.js";
import { say } from "./words.js";

/** The pictures' size in CSS pixels. */
const width = 128, height = 96;

/** How long pictures may be drawn in one frame, in ms. */
const budget = 8;

/**
 * Opens the gallery of a control.
 * @param {any} api
 * @param {any} control
 * @param {string} current the value that is chosen
 * @param {(value: string) => void} choose
 */
export function openGallery(api, control, current, choose) {
  const hint = element("p", { class: "hint", "aria-hidden": "true" });
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "gallery", "aria-labelledby": "gallery-title",
    onclose: () => dialog.remove(),
    onclick: (/** @type {Event} */ event) => { if (event.target === dialog) dialog.close(); } }));
  const painter = makePainter(api, control.id);
  const take = (/** @type {any} */ option) => { dialog.close(); choose(option.value); };
  const cards = control.options.map((/** @type {any} */ option) => makeCard(option, option.value === current, take, painter,
    () => write(hint, option.hint ?? "")));
  dialog.append(element("div", { class: "frame" },
    element("header", { class: "head" }, element("h2", { id: "gallery-title" }, control.label || control.title),
      element("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("Close"))),
    element("div", { class: "shelves", onkeydown: (/** @type {KeyboardEvent} */ event) => walk(event, cards) }, ...shelves(control.options, cards)),
    hint));
  document.body.append(dialog);
  dialog.showModal();
  const first = cards.find((/** @type {HTMLElement} */ card) => card.tabIndex === 0);
  first.scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

/**
 * The cards under the headings of their groups.
 * @param {any[]} options @param {HTMLElement[]} cards
 */
function shelves(options, cards) {
  const all = [];
  let last = "", shelf = null;
  for (const [i, option] of options.entries()) {
    if (!shelf || option.group !== last) {
      last = option.group;
      shelf = element("div", { class: "shelf", role: "group", "aria-label": last });
      all.push(element("h3", { "aria-hidden": "true" }, last), shelf);
    }
    shelf.append(cards[i]);
  }
  return all;
}

/**
 * @param {any} option @param {boolean} chosen @param {(option: any) => void} take
 * @param {ReturnType<typeof makePainter>} painter @param {() => void} explain
 */
function makeCard(option, chosen, take, painter, explain) {
  const picture = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
  const card = element("button", { type: "button", class: "option", "data-value": option.value, tabindex: chosen ? 0 : -1,
    "aria-description": option.hint || null, "aria-current": chosen ? "true" : null,
    onclick: () => take(option), onfocus: explain, onpointerenter: explain }, picture, element("span", {}, option.label));
  painter.watch(picture, option.value);
  return card;
}

/**
 * Draws the pictures that can be seen, a few in every frame.
 * @param {any} api @param {string} id the control's
 */
function makePainter(api, id) {
  /** @type {Map<Element, string>} */
  const values = new Map();
  /** @type {HTMLCanvasElement[]} */
  const queue = [];
  const paint = () => {
    const end = performance.now() + budget;
    while (queue.length && performance.now() < end) {
      const picture = /** @type {HTMLCanvasElement} */ (queue.shift());
      if (picture.isConnected) draw(api, id, values.get(picture) ?? "", picture);
    }
    if (queue.length) requestAnimationFrame(paint);
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      if (queue.push(/** @type {HTMLCanvasElement} */ (target)) === 1) requestAnimationFrame(paint);
    }
  }, { rootMargin: "30%" });
  return {
    /** @param {HTMLCanvasElement} picture @param {string} value */
    watch(picture, value) { values.set(picture, value); seen.observe(picture); },
  };
}

/** @param {any} api @param {string} id @param {string} value @param {HTMLCanvasElement} picture */
function draw(api, id, value, picture) {
  const scale = Math.min(devicePixelRatio, 3);
  picture.width = Math.round(width * scale);
  picture.height = Math.round(height * scale);
  const pixels = api.picture(id, value, picture.width, picture.height);
  picture.getContext("2d")?.putImageData(new ImageData(pixels, picture.width), 0, 0);
  mark(picture, "data-drawn", "true");
}

/** Arrow keys walk over the pictures as they lie; Home and End to their ends. @param {KeyboardEvent} event @param {HTMLElement[]} cards */
function walk(event, cards) {
  const at = cards.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: cards.length - 1,
    ArrowDown: nextRow(cards, at, 1), ArrowUp: nextRow(cards, at, -1) }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const next = cards[to];
  if (!next) return;
  cards[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** The nearest card of the next row down or up, or where one is already. @param {HTMLElement[]} cards @param {number} at @param {number} way */
function nextRow(cards, at, way) {
  const here = cards[at].getBoundingClientRect();
  let best = at, nearest = Infinity, row = NaN;
  for (let i = at + way; i >= 0 && i < cards.length; i += way) {
    const there = cards[i].getBoundingClientRect();
    if (Math.abs(there.top - here.top) < 1) continue;
    if (Number.isNaN(row)) row = there.top;
    if (Math.abs(there.top - row) > 1) break;
    if (Math.abs(there.left - here.left) < nearest) { nearest = Math.abs(there.left - here.left); best = i; }
  }
  return best;
}
