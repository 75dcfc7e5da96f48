// @ts-check
// Panels that a button in the top bar opens.
import { arrange, byId, element, mark, write } from "./dom.js";
import { hasIcon, icon } from "./icons.js";

export function makeDialogs() {
  /** @type {Map<string, ReturnType<typeof makeDialog>>} */
  const made = new Map();
  return {
    /** @param {any[]} panels @param {{place: string, element: HTMLElement}[]} elements */
    rebuild(panels, elements) {
      const sections = new Map(elements.filter((e) => e.place === "dialog").map((e) => [e.element.dataset.panel, e.element]));
      const shown = panels.filter((p) => p.place === "dialog");
      for (const p of shown) {
        const section = sections.get(p.id);
        if (!made.has(p.id)) made.set(p.id, makeDialog(p));
        made.get(p.id)?.name(p.title);
        if (section) arrange(made.get(p.id)?.dialog.firstElementChild ?? section, [section]);
      }
      arrange(byId("dialogs"), shown.map((p) => made.get(p.id)?.button));
    },
  };
}

/** @param {any} panel */
function makeDialog(panel) {
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "panels", onclick: (/** @type {Event} */ event) => { if (event.target === dialog) dialog.close(); } },
    element("div", { class: "holder" }),
    element("button", { type: "button", class: "button", "data-say": "text", onclick: () => dialog.close() }, "Close")));
  document.body.append(dialog);
  const word = element("span", { class: "word" });
  const button = element("button", { type: "button", class: "button", "aria-haspopup": "dialog", onclick: () => dialog.showModal() },
    hasIcon(panel.icon) ? icon(panel.icon) : null, word);
  mark(button, "data-dialog", panel.id);
  mark(button, "aria-keyshortcuts", panel.key || null);
  return {
    button, dialog,
    /** Says the panel's title, which follows the language. @param {string} title */
    name(title) {
      mark(dialog, "aria-label", title);
      mark(button, "title", title);
      write(word, title);
    },
  };
}
