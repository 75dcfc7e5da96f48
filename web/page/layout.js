// @ts-check
// Where everything is: which sheet shows, and which rectangles of the window
// belong to the program's pictures.
import { arrange, byId, element, mark } from "./dom.js";
import { say } from "./words.js";

/** The layout in force; style sheets decide: "wide", "side" or "phone". */
const mode = () => getComputedStyle(document.documentElement).getPropertyValue("--layout").trim();

/** Where the panels of the right column stand while a lesson is open: "right" or "left". */
const numbers = () => getComputedStyle(document.documentElement).getPropertyValue("--numbers").trim();

/** @typedef {{place: string, tab: string, element: HTMLElement}} Placed */

/** @param {any} api @param {() => Placed[]} more what else there is to place beside the panels */
export function makeLayout(api, more) {
  /** @type {Placed[]} */
  let known = [];
  const all = () => [...known, ...more()];
  /** The bars that have something in them. @type {string[]} */
  let bars = ["top", "time"];
  let tab = "", queued = 0, told = "";

  const tell = () => {
    queued = 0;
    reach();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const views = visibleViews();
    const text = JSON.stringify([views, rem]);
    if (text === told) return;
    told = text;
    api.place(views, rem);
  };
  const queue = () => { if (!queued) queued = requestAnimationFrame(tell); };
  // A picture moves when anything above it grows, so every panel is watched.
  const observer = new ResizeObserver(queue);

  const show = () => {
    const panels = all();
    mark(document.documentElement, "data-lesson", panels.some((p) => p.place === "lesson") ? "" : null);
    const wide = mode() === "wide";
    const sheets = ["left", "right", "lesson"];
    mark(document.documentElement, "data-layout", mode());
    const names = [...new Set(panels.map((p) => p.tab).filter(Boolean))];
    if (!names.includes(tab)) tab = names[0] ?? "";
    const inPlace = (/** @type {string} */ place) => panels.filter((p) => p.place === place).map((p) => p.element);
    keepFocus(() => {
      const left = wide && numbers() === "left" ? ["left", "right"] : ["left"];
      arrange(byId("left"), panels.filter((p) => (wide ? left : sheets).includes(p.place)).map((p) => p.element));
      arrange(byId("center"), inPlace("center"));
      arrange(byId("lesson"), wide ? inPlace("lesson") : []);
      arrange(byId("right"), wide && left.length === 1 ? inPlace("right") : []);
      orderRegions(wide);
    });
    for (const p of panels) p.element.hidden = !wide && sheets.includes(p.place) && p.tab !== tab;
    mark(byId("page"), "data-study", inPlace("center").length ? "" : null);
    const sides = wide ? [["left", inPlace("left")], ["right", inPlace("right")]] : [["left", panels.filter((p) => p.tab)]];
    mark(byId("page"), "data-without", [...sides.filter(([, list]) => !list.length).map(([name]) => name),
      ...["top", "time"].filter((name) => !bars.includes(name))].join(" ") || null);
    byId("chips").hidden = wide || !panels.some((p) => p.tab === tab && p.element.dataset.chip);
    drawTabs(wide ? [] : names, tab, choose);
    queue();
  };

  /** @param {string} name */
  const choose = (name) => { tab = name; show(); byId("left").scrollTop = 0; };

  return {
    choose,
    refresh: show,
    /** The sheet that shows, or "" where there are none. */
    tab: () => (mode() === "wide" ? "" : tab),
    /** The sheet that has to be chosen for an element to be seen, or "". @param {Element} element */
    tabOf: (element) => (mode() === "wide" ? "" : all().find((p) => p.element.contains(element) && p.tab !== tab)?.tab ?? ""),
    /** @param {Placed[]} next @param {any[]} records of all panels */
    arrange(next, records) {
      const somewhere = (/** @type {string[]} */ places) => records.some((p) => places.includes(p.place));
      bars = [...(somewhere(["top", "scenes", "dialog"]) ? ["top"] : []), ...(somewhere(["bottom"]) ? ["time"] : [])];
      const guide = next.find((p) => p.place === "lesson");
      if (guide && !known.some((p) => p.element === guide.element)) tab = guide.tab;
      for (const p of known) if (!next.some((n) => n.element === p.element)) observer.unobserve(p.element);
      known = next;
      show();
      for (const e of [...all().map((p) => p.element), ...document.querySelectorAll("[data-view], .column, #page")]) observer.observe(e);
    },
    start() {
      for (const id of ["left", "right", "lesson"]) byId(id).addEventListener("scroll", queue, { passive: true });
      const shape = () => mode() + numbers();
      let last = shape();
      addEventListener("resize", () => {
        if (shape() !== last) { last = shape(); show(); }
        queue();
      });
      tell();
    },
  };
}

/** A column that scrolls and has nothing in it to focus is reached by Tab itself. */
function reach() {
  for (const column of document.querySelectorAll(".column")) {
    const alone = column.scrollHeight > column.clientHeight + 1 && !column.querySelector(":scope > :not([hidden]) :is(a[href], button, input, select, textarea)");
    mark(column, "tabindex", alone ? "0" : null);
  }
}

/** Rectangles of all pictures that can be seen, in CSS pixels of the window. */
function visibleViews() {
  /** @type {Record<string, any>} */
  const views = {};
  for (const cell of document.querySelectorAll("[data-view]")) {
    const r = cell.getBoundingClientRect();
    let left = Math.max(r.left, 0), top = Math.max(r.top, 0);
    let right = Math.min(r.right, innerWidth), bottom = Math.min(r.bottom, innerHeight);
    const column = cell.closest(".column")?.getBoundingClientRect();
    if (column) {
      left = Math.max(left, column.left); top = Math.max(top, column.top);
      right = Math.min(right, column.right); bottom = Math.min(bottom, column.bottom);
    }
    if (right - left < 1 || bottom - top < 1) continue;
    views[/** @type {HTMLElement} */ (cell).dataset.view ?? ""] = { x: r.left, y: r.top, w: r.width, h: r.height,
      clip: { x: left, y: top, w: right - left, h: bottom - top } };
  }
  return views;
}

/** The order in the document is the order on the screen, for Tab and readers. @param {boolean} wide */
function orderRegions(wide) {
  const order = wide ? ["top", "left", "stage", "lesson", "right", "bottom", "tabs", "chips"] : ["top", "stage", "bottom", "tabs", "chips", "left", "lesson", "right"];
  arrange(byId("page"), order.map(byId));
}

/** Moving an element takes its focus away: give it back. @param {() => void} move */
function keepFocus(move) {
  const focused = document.activeElement;
  move();
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
}

/** @param {string[]} names @param {string} current @param {(name: string) => void} choose */
function drawTabs(names, current, choose) {
  const bar = byId("tabs");
  bar.hidden = names.length === 0;
  const sheet = byId("left");
  if (bar.hidden) { sheet.removeAttribute("role"); mark(sheet, "aria-label", say("Settings")); mark(sheet, "aria-labelledby", null); return; }
  mark(sheet, "role", "tabpanel");
  mark(sheet, "aria-labelledby", "tab-" + names.indexOf(current));
  const tabs = names.map((name, i) => {
    const old = bar.children[i];
    if (old?.textContent === title(name)) return old;
    return element("button", { type: "button", role: "tab", id: "tab-" + i, "aria-controls": "left", onclick: () => choose(name),
      onkeydown: (/** @type {KeyboardEvent} */ event) => walk(event, names, name, choose) }, title(name));
  });
  arrange(bar, tabs);
  tabs.forEach((button, i) => {
    mark(button, "aria-selected", String(names[i] === current));
    mark(button, "tabindex", names[i] === current ? "0" : "-1");
  });
}

/** @param {string} name */
const title = (name) => say(name[0].toUpperCase() + name.slice(1));

/** Arrow keys walk along the tabs. @param {KeyboardEvent} event @param {string[]} names @param {string} name @param {(name: string) => void} choose */
function walk(event, names, name, choose) {
  const at = names.indexOf(name);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const i = (to + names.length) % names.length;
  choose(names[i]);
  document.getElementById("tab-" + i)?.focus();
}
