// @ts-check
// Panels that a button in the top bar opens.
import { arrange, byId, element, mark } from "./dom.js";
import { hasIcon, icon } from "./icons.js";
import { say } from "./words.js";

export function makeDialogs() {
  /** @type {Map<string, {button: HTMLElement, dialog: HTMLDialogElement}>} */
  const made = new Map();
  return {
    /** @param {any[]} panels @param {{place: string, element: HTMLElement}[]} elements */
    rebuild(panels, elements) {
      const sections = new Map(elements.filter((e) => e.place === "dialog").map((e) => [e.element.dataset.panel, e.element]));
      const shown = panels.filter((p) => p.place === "dialog");
      for (const p of shown) {
        const section = sections.get(p.id);
        if (!made.has(p.id)) made.set(p.id, makeDialog(p));
        if (section) arrange(made.get(p.id)?.dialog.firstElementChild ?? section, [section]);
      }
      arrange(byId("dialogs"), shown.map((p) => made.get(p.id)?.button));
    },
  };
}

/** @param {any} panel */
function makeDialog(panel) {
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "panels", "aria-label": panel.title,
    onclick: (/** @type {Event} */ event) => { if (event.target === dialog) dialog.close(); } },
    element("div", { class: "holder" }),
    element("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("Close"))));
  document.body.append(dialog);
  const button = element("button", { type: "button", class: "button", title: panel.title, "aria-haspopup": "dialog", onclick: () => dialog.showModal() },
    hasIcon(panel.icon) ? icon(panel.icon) : null, element("span", { class: "word" }, panel.title));
  mark(button, "data-dialog", panel.id);
  mark(button, "aria-keyshortcuts", panel.key || null);
  return { button, dialog };
}
