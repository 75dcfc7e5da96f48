// @ts-check
// A button with a menu of commands, for what a heading has no room for.
import { arrange, element, mark } from "./dom.js";
import { icon } from "./icons.js";
import { freshId } from "./fields.js";
import { attempt } from "./widgets.js";

/** @param {any} context */
export function makeMenu(context) {
  const list = element("div", { class: "commands", role: "menu", id: freshId(), popover: "auto" });
  const button = element("button", { type: "button", class: "icon-button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": list.id,
    onclick: () => open(0), onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      open(event.key === "ArrowDown" ? 0 : -1);
    } }, icon("more"));
  const items = () => /** @type {HTMLElement[]} */ ([...list.children]);

  const open = (/** @type {number} */ at) => {
    list.showPopover();
    place();
    items().at(at)?.focus();
  };
  /** Below the button, or above where there is no room, and inside the window. */
  const place = () => {
    const b = button.getBoundingClientRect(), own = list.getBoundingClientRect();
    const x = Math.max(Math.min(b.right, innerWidth - 4) - own.width, 4);
    const y = b.bottom + own.height + 4 <= innerHeight ? b.bottom + 2 : Math.max(b.top - own.height - 2, 4);
    list.style.setProperty("left", x + "px");
    list.style.setProperty("top", y + "px");
  };
  list.addEventListener("toggle", (event) => {
    const shown = /** @type {any} */ (event).newState === "open";
    mark(button, "aria-expanded", String(shown));
    if (!shown && list.contains(document.activeElement)) button.focus();
  });
  list.addEventListener("keydown", (event) => {
    const all = items(), now = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: (now + 1) % all.length, ArrowUp: (now + all.length - 1) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (next !== undefined) all[next].focus();
    else return;
    event.preventDefault();
  });
  const close = () => { list.hidePopover(); button.focus(); };

  return {
    elements: [button, list],
    /** @param {string} title @param {any[]} controls */
    update(title, controls) {
      mark(button, "title", title);
      mark(button, "aria-label", title);
      arrange(list, controls.map((c) => {
        const old = items().find((item) => item.dataset.control === c.id);
        return old ?? element("button", { type: "button", class: "command", role: "menuitem", tabindex: -1, "data-control": c.id,
          onclick: () => { close(); attempt(context, () => context.api.act(c.id)); } }, icon(c.icon), c.label);
      }));
    },
  };
}
