// @ts-check
// The tour of a first visit: a few sentences, each at what it is about. It can
// be left at any time, comes once, and again when Help is asked for it.
import { element, mark, write } from "./dom.js";
import { beside } from "./ask.js";
import { find } from "./targets.js";
import { say } from "./words.js";

/** Where the browser remembers that the tour has been shown. */
const remembered = "optiscope.tour";

/** How often the frame looks for what it surrounds, in ms: pictures move without telling. */
const interval = 200;

/** How far the frame of the ring is from its middle, in CSS pixels. */
const reach = 22;

/**
 * @param {any} context
 * @param {{choose: (tab: string) => void, tabOf: (element: Element) => string, tab: () => string}} layout
 */
export function makeTour(context, layout) {
  const { api } = context;
  /** @type {{target: string, text: string}[]} */
  let stops = [];
  let at = 0, timer = 0, tab = "";
  /** @type {Element|null} */
  let before = null; // what had the focus
  const note = element("span", { class: "note" }), text = element("p", { id: "tour-text" });
  const next = element("button", { type: "button", class: "button primary", onclick: () => go(at + 1) });
  const skip = element("button", { type: "button", class: "button", onclick: () => end() });
  const box = element("section", { class: "explained tour", role: "dialog", popover: "manual", "aria-describedby": "tour-text", onkeydown: walk },
    note, text, element("div", { class: "tour-nav" }, skip, next));
  const frame = element("div", { class: "tour-frame", popover: "manual" });

  const open = () => box.isConnected;

  /** What a stop points at, or null where it is not on the screen. @param {string} target */
  const rectOf = (target) => {
    if (target === "ring") {
      const ring = api.ring();
      return ring && new DOMRect(ring.x - reach, ring.y - reach, 2 * reach, 2 * reach);
    }
    return find(context, target)?.getBoundingClientRect() ?? null;
  };

  const follow = () => {
    const r = open() && rectOf(stops[at].target);
    frame.hidden = !r;
    if (!r) return;
    const key = [r.x, r.y, r.width, r.height, innerWidth, innerHeight].join();
    if (frame.dataset.key === key) return;
    frame.dataset.key = key;
    const gap = 4;
    frame.classList.toggle("round", stops[at].target === "ring");
    frame.style.left = `${r.x - gap}px`;
    frame.style.top = `${r.y - gap}px`;
    frame.style.width = `${r.width + 2 * gap}px`;
    frame.style.height = `${r.height + 2 * gap}px`;
    beside(box, r);
  };

  /** @param {number} n */
  function go(n) {
    if (n >= stops.length) return end();
    at = Math.max(n, 0);
    const target = find(context, stops[at].target);
    const sheet = target && layout.tabOf(target);
    if (sheet) layout.choose(sheet);
    target?.scrollIntoView({ block: "nearest" });
    write(note, say("%s of %s", at + 1, stops.length));
    write(text, stops[at].text);
    const last = at + 1 === stops.length;
    write(next, last ? say("Done") : say("Next"));
    write(skip, say("Skip the tour"));
    skip.hidden = last;
    mark(box, "aria-label", say("A short tour"));
    frame.dataset.key = "";
    follow();
    next.focus({ preventScroll: true });
    // A button that keeps the focus says nothing new by itself.
    write(/** @type {Element} */ (document.getElementById("live")), `${note.textContent}. ${text.textContent}`);
  }

  function start() {
    stops = api.tour().filter((/** @type {{target: string}} */ stop) => stop.target === "ring" ? api.ring() : find(context, stop.target));
    if (!stops.length || open()) return;
    before = document.activeElement;
    tab = layout.tab();
    document.body.append(frame, box);
    frame.showPopover();
    box.showPopover();
    timer = window.setInterval(follow, interval);
    go(0);
  }

  function end() {
    if (!open()) return;
    clearInterval(timer);
    frame.remove();
    box.remove();
    if (tab && tab !== layout.tab()) layout.choose(tab);
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
  }

  function walk(/** @type {KeyboardEvent} */ event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    if (at + by < stops.length) go(at + by);
  }

  addEventListener("resize", () => { if (open()) follow(); });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open() || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end();
  }, true);

  return {
    start,
    /** Starts it for who has never been here, and came without a link to anything. */
    welcome() { if (first()) start(); },
  };
}

/** Whether this is a first visit that shows the tour; from then on it is none. */
function first() {
  if (location.hash.length > 1 || window.top !== window) return false;
  try {
    if (localStorage.getItem(remembered)) return false;
    localStorage.setItem(remembered, "1");
    return true;
  } catch {
    return false; // a browser that remembers nothing would show it every time
  }
}
