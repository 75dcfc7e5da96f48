// @ts-check
// The panels of the two columns, generated from the program's records.
import { arrange, byId, element, mark, write } from "./dom.js";
import { markPicture } from "./icons.js";
import { freshId } from "./fields.js";
import { attempt, widgetOf } from "./widgets.js";
import { makeBlocks } from "./blocks.js";
import { makeReadouts } from "./readouts.js";
import { makeMenu } from "./menu.js";
import { say } from "./words.js";

/** @param {any} context */
export function makePanels(context) {
  /** @type {Map<string, ReturnType<typeof makePanel>>} */
  let views = new Map();
  const hint = element("p", { class: "panel hint", "data-say": "text" }, "Drag the ring to move the start. Drag a slider: every path is computed again at once.");
  const chips = makeChips(context);
  return {
    /** @param {any[]} panels */
    rebuild(panels) {
      const columns = panels.filter((p) => ["left", "right", "center", "dialog", "guide"].includes(p.place));
      views = new Map(columns.map((p) => [p.id, views.get(p.id) ?? makePanel(context, p.id)]));
      for (const p of columns) views.get(p.id)?.rebuild(p);
      chips(columns.filter((p) => p.mark && p.opener));
    },
    /** All panels, for the layout. */
    elements: () => [...[...views.values()].map((view) => ({ place: view.place() === "guide" ? "lesson" : view.place(), tab: view.tab(), element: view.element })),
      ...([...views.values()].some((view) => view.place() === "left") ? [{ place: "left", tab: "", element: hint }] : [])],
    /** @param {any} readout */
    read(readout) { for (const view of views.values()) if (view.read(readout)) return; },
    /** @param {string} id @param {{title?: string, note: string, summary: string}} note */
    note(id, note) { views.get(id)?.note(note); },
  };
}

/** @param {any} context @param {string} id */
function makePanel(context, id) {
  /** @type {any} */
  let record = null;
  const title = element("span", { class: "title" });
  const heading = element("h2", { id: "panel-" + id });
  const note = element("span", { class: "note" }), summary = element("span", { class: "summary" });
  const tools = element("span", { class: "tools" }), legend = element("span", { class: "legend" });
  const head = element("header", { class: "head" }, heading, legend, summary, note, tools);
  const body = element("div", { class: "body" });
  const readouts = makeReadouts(context.api), blocks = makeBlocks(context, id);
  const section = element("section", { class: "panel", "data-panel": id, "aria-labelledby": heading.id });
  const opener = element("button", { type: "button", class: "opener", onclick: () => attempt(context, () => context.api.act(record.opener)) });
  /** @type {ReturnType<typeof makeMenu>|null} */
  let menu = null;
  let drawn = "", keyed = "", heard = "";

  /** What the picture's colours mean. */
  const drawLegend = (/** @type {any} */ p) => {
    const key = JSON.stringify(p.legend);
    if (key === keyed) return;
    keyed = key;
    legend.replaceChildren(...p.legend.map((/** @type {any} */ k) => element("span", { class: "key", "data-ink": k.ink }, k.text)));
  };
  /** The picture in words. */
  const describe = (/** @type {any} */ p) => {
    const cell = section.querySelector("[data-view]");
    if (cell) mark(cell, "aria-label", p.words ? say("%s. %s", p.title, p.words) : say("%s, a curve for each optimizer", p.title));
  };

  const drawTitle = (/** @type {any} */ p) => {
    const key = JSON.stringify([p.mark, p.opener]);
    if (key !== drawn) {
      drawn = key;
      const parts = p.mark ? [markPicture(p.mark), title] : [title];
      if (p.opener) arrange(opener, parts);
      arrange(heading, p.opener ? [opener] : parts);
    }
    if (p.opener) mark(opener, "aria-expanded", String(p.open));
    write(title, p.title);
    mark(title, "title", p.mark ? p.title : null); // which may be longer than its room
  };
  /** A guide's new text is read from its beginning. @param {string} text */
  const listen = (text) => {
    heard = text;
    mark(heading, "tabindex", "-1");
    setTimeout(() => { section.scrollTop = 0; heading.focus({ preventScroll: true }); });
  };
  const drawNote = (/** @type {any} */ p) => {
    write(note, p.note ?? "");
    mark(note, "title", p.note || null);
    write(summary, p.summary ?? "");
    mark(summary, "title", p.summary || null);
  };

  return {
    element: section,
    place: () => record.place,
    tab: () => record.tab ?? "",
    /** @param {any} p */
    rebuild(p) {
      record = p;
      mark(section, "data-slot", p.mark ? String(p.mark.slot) : null);
      mark(section, "data-chip", p.mark && p.opener ? "true" : null);
      section.classList.toggle("closed", !p.open);
      section.classList.toggle("has-view", Boolean(p.view));
      drawTitle(p);
      drawNote(p);
      drawLegend(p);
      if (p.menu.length) (menu ??= makeMenu(context)).update(p.menuTitle, p.menu);
      arrange(tools, [...(menu && p.menu.length ? menu.elements : []),
        ...p.head.filter((/** @type {any} */ c) => !c.hidden).map((/** @type {any} */ c) => widgetOf(context, c).element)]);
      readouts.rebuild(p.columns, p.open ? p.readouts : []);
      blocks.rebuild(p.blocks);
      const among = p.readouts[0]?.group ?? "", read = p.readouts.length ? [readouts.element] : [];
      const rows = partsOf(context, p, among ? { [among]: read } : {}), last = among ? [] : read;
      // What a guide comes to stands between its text and the ways on.
      arrange(body, p.open ? [...(p.blocks.length ? [blocks.element] : []), ...(p.place === "guide" ? [...last, ...rows] : [...rows, ...last])] : []);
      section.classList.toggle("guide", p.place === "guide");
      const cell = section.querySelector("[data-view]") ?? element("div", { class: "cell" });
      if (p.view) {
        mark(cell, "data-view", p.view);
        mark(cell, "role", "img");
      }
      arrange(section, [...(p.title ? [head] : []), ...(p.view ? [cell] : []), ...(body.children.length ? [body] : [])]);
      describe(p);
      if (p.text !== heard && p.text) listen(p.text);
    },
    read: readouts.read,
    /** @param {{title?: string, note: string, summary: string}} now */
    note(now) {
      if (now.title !== undefined) write(title, now.title);
      drawNote(now);
      describe({ ...record, ...now });
    },
  };
}

/**
 * The controls of a panel: those with a heading stand below it, and behind them what else belongs there.
 * @param {any} context @param {any} panel @param {Record<string, Element[]>} more by heading
 */
function partsOf(context, panel, more) {
  const controls = panel.controls.filter((/** @type {any} */ c) => !c.hidden), parts = [];
  for (let i = 0, end = 0; i < controls.length; i = end) {
    const name = controls[i].group;
    while (end < controls.length && controls[end].group === name) end++;
    const rows = rowsOf(context, controls.slice(i, end));
    parts.push(...(name ? [headed(context, "headed:" + controls[i].id, name, [...rows, ...(more[name] ?? [])])] : rows));
  }
  return parts;
}

/**
 * Controls below a heading; the element stays while its first control does.
 * @param {any} context @param {string} key @param {string} name @param {Element[]} children
 */
function headed(context, key, name, children) {
  let part = context.widgets.get(key);
  if (!part) {
    const heading = element("h3", { id: freshId() });
    part = { element: element("section", { class: "headed", role: "group", "aria-labelledby": heading.id }), heading, update() {} };
    context.widgets.set(key, part);
  }
  context.used.add(key);
  write(part.heading, name);
  arrange(part.element, [part.heading, ...children]);
  return part.element;
}

/**
 * Controls in rows: chips flow in one row, points share one.
 * @param {any} context @param {any[]} controls
 */
function rowsOf(context, controls) {
  const rows = [];
  for (let i = 0; i < controls.length;) {
    const first = controls[i];
    let end = i + 1;
    if (first.row) {
      while (end < controls.length && controls[end].row === first.row && controls[end - 1].kind !== "action") end++;
      rows.push(group(context, "row point", first.id, element("span", { class: "label" }, first.row), first.row,
        controls.slice(i, end).map((/** @type {any} */ c) => widgetOf(context, c, c.kind === "number" ? "field" : "bare").element)));
    } else if (first.kind === "toggle" || first.kind === "action") {
      while (end < controls.length && controls[end].kind === first.kind && !controls[end].row) end++;
      rows.push(group(context, "row chips", first.id, null, say("Options"),
        controls.slice(i, end).map((/** @type {any} */ c) => widgetOf(context, c).element)));
    } else rows.push(widgetOf(context, first).element);
    i = end;
  }
  return rows;
}

/**
 * A row that holds several widgets; it stays while its first widget does.
 * @param {any} context @param {string} style @param {string} id @param {HTMLElement|null} label @param {string} name @param {Element[]} children
 */
function group(context, style, id, label, name, children) {
  const key = "group:" + id;
  let row = context.widgets.get(key);
  if (!row) {
    const holder = element("div", { class: "holder" });
    row = { element: element("div", { class: style, role: "group", "aria-label": name }, label, holder), holder, update() {} };
    if (!label) row.ask = context.ask.forAll(() => [...holder.querySelectorAll("[data-control]")].map((e) => e.getAttribute("data-control") ?? ""));
    context.widgets.set(key, row);
  }
  context.used.add(key);
  arrange(row.holder, row.ask ? [...children, row.ask] : children);
  return row.element;
}

/** The row of entries that stands for all closed cards where room is scarce. @param {any} context */
function makeChips(context) {
  const bar = byId("chips");
  /** @type {Map<string, HTMLElement>} */
  let buttons = new Map();
  let chosen = "";
  return (/** @type {any[]} */ entries) => {
    buttons = new Map(entries.map((p) => {
      const old = buttons.get(p.id);
      const key = JSON.stringify([p.mark, p.title]);
      const button = old?.dataset.key === key ? old : element("button", { type: "button", class: "entry", "data-slot": p.mark.slot, "data-key": key,
        onclick: () => attempt(context, () => context.api.act(p.opener)) }, markPicture(p.mark), element("span", {}, p.title));
      mark(button, "title", p.title);
      mark(button, "aria-pressed", String(p.open));
      return [p.id, button];
    }));
    arrange(bar, [...buttons.values()]);
    const open = entries.find((p) => p.open)?.id ?? "";
    if (open !== chosen) buttons.get(chosen = open)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
}
