// @ts-check
// One widget for each kind of control. A widget is {element, update(values)}
// and lives as long as a control of its ID and kind is there.
import { arrange, element, mark, tooltip, write } from "./dom.js";
import { hasIcon, icon } from "./icons.js";
import { attempt, freshId, makeField, makeSlider } from "./fields.js";
import { makeTyped } from "./typed.js";
import { say } from "./words.js";

export { attempt };

/**
 * The widget of a control: the one that is there, or a new one.
 * @param {any} context
 * @param {any} control
 * @param {string} [variant] "field": a number without its slider; "icons": a choice shown by icons; "bare": without a label
 */
export function widgetOf(context, control, variant = "") {
  const key = [control.kind, variant, shapeOf(control)].join();
  let widget = context.widgets.get(control.id);
  if (widget?.key !== key) {
    widget = { ...makers[control.kind](context, control, variant), key };
    widget.element.dataset.control = control.id;
    const used = widget.element.matches("button, [role]") ? widget.element : widget.element.querySelector("input, select, textarea");
    if (used) mark(used, "aria-description", control.help || null);
    context.widgets.set(control.id, widget);
  }
  context.used.add(control.id);
  widget.record = control;
  widget.update(control);
  lock(widget.element, control.locked);
  return widget;
}

/** Keeps a widget as it is, and says why. @param {HTMLElement} row @param {string} why empty: it can be used */
function lock(row, why) {
  if (row.classList.contains("locked") === Boolean(why)) return;
  row.classList.toggle("locked", Boolean(why));
  const parts = /** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("button, input, select, textarea"));
  for (const part of [row, ...parts]) {
    if ("disabled" in part) part.disabled = Boolean(why);
    if (why) mark(part, "data-title", part.getAttribute("title"));
    mark(part, "title", why || part.getAttribute("data-title"));
  }
}

/** What of a control decides which elements there are. @param {any} control */
const shapeOf = (control) => control.kind === "choice" ? JSON.stringify([control.title, control.help, control.options.map((/** @type {any} */ o) => [o.value, o.label])])
  : JSON.stringify([control.label, control.title, control.help]);

/** @type {Record<string, (context: any, control: any, variant: string) => {element: HTMLElement, update: (values: any) => void}>} */
const makers = {
  number: (context, control, variant) => variant === "field" ? makeNumberField(context, control) : makeNumberRow(context, control),
  text: makeTextRow,
  toggle: makeToggle,
  action: makeAction,
  choice: (context, control, variant) => variant === "tabs" ? makeTabs(context, control) : variant === "icons" && hasIcon(control.icon) ? makePictured(context, control) : control.segmented && variant !== "bare"
    ? makeSegments(context, control, variant) : makeMenu(context, control, variant),
};

const makeError = () => element("p", { class: "error", id: freshId(), role: "alert", hidden: true });

/** @param {any} control @param {string} target */
const makeLabel = (control, target) => element("label", { for: target, title: tooltip(control), class: isSymbol(control.label) ? "label symbol" : "label" }, control.label || control.title);

/** Symbols are set like mathematics, words are not. @param {string} label */
const isSymbol = (label) => [...label].length < 3 && !/\p{Script=Han}/u.test(label);

/** @param {any} values @param {HTMLElement} row */
const showDefault = (values, row) => row.classList.toggle("changed", values.isDefault === false);

/** @param {any} context @param {any} control */
function makeNumberRow(context, control) {
  const error = makeError();
  const slider = makeSlider(context, control), field = makeField(context, control, error);
  const row = element("div", { class: "row number" }, makeLabel(control, slider.input.id), slider.input, field.input, error);
  return { element: row, update(/** @type {any} */ values) { slider.update(values); field.update(values); showDefault(values, row); } };
}

/** @param {any} context @param {any} control */
function makeNumberField(context, control) {
  const error = makeError();
  const field = makeField(context, control, error);
  const row = element("div", { class: "coordinate" }, makeLabel(control, field.input.id), field.input, error);
  return { element: row, update(/** @type {any} */ values) { field.update(values); showDefault(values, row); } };
}

/** @param {any} context @param {any} control */
function makeTextRow(context, control) {
  if (control.live) {
    const { input, error, update } = makeTyped(context, control);
    return { element: element("div", { class: "row text live" }, makeLabel(control, input.id), input, error), update };
  }
  const error = makeError();
  const field = makeField(context, control, error);
  const row = element("div", { class: "row text" }, makeLabel(control, field.input.id), field.input, error);
  return { element: row, update: field.update };
}

/** @param {any} context @param {any} control */
function makeToggle(context, control) {
  const pictured = control.icon && hasIcon(control.icon);
  const button = element("button", { type: "button", class: pictured ? "icon-button" : "chip", title: tooltip(control),
    "aria-label": pictured ? control.title || control.label : null,
    onclick: () => attempt(context, () => context.api.set(control.id, button.getAttribute("aria-pressed") !== "true")) },
    pictured ? null : control.label);
  let drawn = "";
  return { element: button, update(/** @type {any} */ values) {
    const on = values.text === "1";
    mark(button, "aria-pressed", String(on));
    if (pictured && drawn !== pictureOf(control, on)) {
      drawn = pictureOf(control, on);
      arrange(button, [icon(drawn)]);
    }
  } };
}

/** A picture that shows the state, where there are two. @param {any} control @param {boolean} on */
function pictureOf(control, on) {
  if (control.icon === "play") return on ? "pause" : "play";
  if (control.icon === "eye") return on === control.id.endsWith(".hide") ? "eye-off" : "eye";
  return control.icon;
}

/** @param {any} context @param {any} control */
function makeAction(context, control) {
  const pictured = control.icon && hasIcon(control.icon);
  const button = element("button", { type: "button", class: pictured ? "icon-button" : "button", title: tooltip(control),
    "aria-label": pictured ? control.title || control.label : null,
    onclick: () => attempt(context, () => context.api.act(control.id)) }, pictured ? icon(control.icon) : control.label);
  return { element: button, update() {} };
}

/**
 * The options of a menu: neighbours with the same group stand under one heading.
 * @param {any} control @returns {HTMLElement[]}
 */
function optionsOf(control) {
  const all = [];
  let last = null;
  for (const o of control.options) {
    const option = element("option", { value: o.value, title: o.hint || null }, o.label);
    if (!o.group) { all.push(option); continue; }
    if (last?.getAttribute("label") !== o.group) all.push(last = element("optgroup", { label: o.group }));
    last?.append(option);
  }
  return all;
}

/** @param {any} context @param {any} control @param {string} variant */
function makeMenu(context, control, variant) {
  const command = control.options[0]?.value === ""; // a heading with commands under it
  const select = /** @type {HTMLSelectElement} */ (element("select", { id: freshId(), title: tooltip(control), "aria-label": control.title || control.label,
    onchange: () => attempt(context, () => {
      const value = select.value;
      if (command) select.value = "";
      context.api.set(control.id, value);
    }) }, ...optionsOf(control)));
  const row = element("div", { class: variant === "bare" ? "bare" : command ? "row menu command" : "row menu" },
    command || variant === "bare" ? null : makeLabel(control, select.id), control.pictured ? withGallery(context, control, select) : select);
  return { element: row, update(/** @type {any} */ values) { if (select.value !== values.text) select.value = values.text; } };
}

/** A menu behind a picture. @param {any} context @param {any} control */
function makePictured(context, control) {
  const menu = makeMenu(context, control, "bare");
  menu.element.className = "icon-menu";
  menu.element.prepend(icon(control.icon));
  return menu;
}

/** A menu with a button that shows its options as pictures. @param {any} context @param {any} control @param {HTMLSelectElement} select */
function withGallery(context, control, select) {
  const open = async () => {
    const { openGallery } = await import("./gallery.js");
    openGallery(context.api, control, select.value, (value) => attempt(context, () => context.api.set(control.id, value)));
  };
  const title = say("All as pictures: %s", control.title || control.label);
  return element("div", { class: "pictured" }, select,
    element("button", { type: "button", class: "icon-button", title, "aria-label": title, "aria-haspopup": "dialog",
      onclick: () => open().catch((reason) => context.say(say("The pictures could not be loaded: %s", reason.message))) }, icon("gallery")));
}

/** Where to go: all places side by side, or a menu where they do not fit. @param {any} context @param {any} control */
function makeTabs(context, control) {
  const buttons = control.options.map((/** @type {any} */ o) => element("button", { type: "button", title: o.hint || null,
    onclick: () => attempt(context, () => context.api.set(control.id, o.value)) }, o.label));
  const menu = makeMenu(context, control);
  const row = element("div", { class: "places" }, element("div", { class: "side-by-side" }, ...buttons), menu.element);
  return { element: row, update(/** @type {any} */ values) {
    control.options.forEach((/** @type {any} */ o, /** @type {number} */ i) => mark(buttons[i], "aria-current", o.value === values.text ? "page" : null));
    menu.update(values);
  } };
}

/** @param {any} context @param {any} control @param {string} variant */
function makeSegments(context, control, variant) {
  const name = freshId();
  const inputs = control.options.map((/** @type {any} */ o) => /** @type {HTMLInputElement} */ (element("input", { type: "radio", name, value: o.value, class: "unseen",
    onchange: () => attempt(context, () => context.api.set(control.id, o.value)) })));
  const segments = control.options.map((/** @type {any} */ o, /** @type {number} */ i) => {
    const pictured = variant === "icons" && hasIcon(o.value);
    const text = element("span", { class: pictured ? "unseen" : "" }, o.label);
    return element("label", { class: "segment", title: [pictured ? o.label : "", o.hint].filter(Boolean).join("\n") || tooltip(control) },
      inputs[i], pictured ? icon(o.value) : null, text);
  });
  const legend = element("span", { class: "caption" }, control.label || control.title);
  const row = element("div", { class: "row segments", role: "radiogroup", "aria-label": control.title || control.label }, legend,
    element("div", { class: "segmented" }, ...segments));
  return { element: row, update(/** @type {any} */ values) {
    for (const input of inputs) input.checked = input.value === values.text;
    write(legend, control.label || control.title);
  } };
}
