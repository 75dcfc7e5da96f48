// @ts-check
// "?": what a control is, in two sentences, with its symbol and the paper. It
// opens by a press on the "?" beside a control, by F1, and where fingers rule by
// a press on a label or a long one on a button.
import { element, mark, write } from "./dom.js";
import { say } from "./words.js";

/** How long a finger rests on a button to have it explained, in ms. */
const longPress = 500;

/** How long the "?" waits for a pointer that is on its way to it, in ms. */
const patience = 300;

/** @param {any} context */
export function makeAsk(context) {
  /** @type {HTMLElement|null} */
  let owner = null; // what is explained
  /** @type {HTMLElement|null} */
  let near = null; // what the "?" stands at
  /** @type {HTMLElement|null} */
  let hovered = null;
  let timer = 0;
  const box = element("div", { id: "explained", class: "explained", role: "region", popover: "manual" });
  const button = element("button", { type: "button", class: "ask", tabindex: -1, hidden: true, "aria-controls": "explained", "aria-expanded": "false",
    onmousedown: (/** @type {Event} */ event) => event.preventDefault(), // which leaves the focus where it is
    onclick: () => { if (near) toggle(near); } }, "?");

  /** The control of an element, by its widget. @param {EventTarget|null} target */
  const widgetAt = (target) => target instanceof Element ? /** @type {HTMLElement|null} */ (target.closest("[data-control]")) : null;
  const record = (/** @type {HTMLElement} */ widget) => context.widgets.get(widget.dataset.control)?.record;
  const nameOf = (/** @type {any} */ c) => c.title || c.label;
  const focused = () => document.activeElement?.matches(":focus-visible") ? widgetAt(document.activeElement) : null;

  /** Puts the "?" beside a row, or at the corner of anything smaller. @param {HTMLElement|null} widget */
  const stand = (widget) => {
    clearTimeout(timer);
    if (owner && widget !== owner) return; // while something is explained, its "?" stays
    const c = widget && record(widget);
    near = c?.help ? widget : null;
    button.hidden = !near;
    if (!near) return;
    layerOf(near).append(button);
    mark(button, "aria-label", say("Explain: %s", nameOf(c)));
    const r = near.getBoundingClientRect();
    if (near.matches(".row")) place(button, r.left - 17, r.top + Math.min(r.height, 28) / 2 - 9);
    else place(button, r.right - 9, r.top - 9);
  };
  const leave = () => { clearTimeout(timer); timer = window.setTimeout(() => stand(hovered ?? focused()), patience); };

  /** @param {HTMLElement} at @param {Node[]} content @param {string} spoken */
  const open = (at, content, spoken) => {
    close();
    mark(box, "aria-label", content[0].textContent);
    owner = at;
    box.replaceChildren(...content);
    layerOf(at).append(box);
    box.showPopover();
    beside(box, at.getBoundingClientRect());
    mark(button, "aria-expanded", "true");
    describe(at, true);
    write(/** @type {Element} */ (document.getElementById("live")), spoken);
  };
  const close = () => {
    if (!owner) return;
    describe(owner, false);
    owner = null;
    box.hidePopover();
    mark(button, "aria-expanded", "false");
  };

  /** @param {HTMLElement} widget */
  const explain = (widget) => {
    const c = record(widget);
    if (!c?.help) return;
    open(widget, [headingOf(c), element("p", {}, c.help), c.source ? element("p", { class: "source" }, c.source) : ""].filter(Boolean), `${nameOf(c)}. ${c.help}`);
  };
  const toggle = (/** @type {HTMLElement} */ widget) => { if (owner === widget) close(); else explain(widget); };
  /** Explains what the key means, if it means anything. @param {HTMLElement|null} widget */
  const press = (widget) => { if (widget) toggle(widget); return Boolean(widget); };

  /** Explains several controls at once. @param {HTMLElement} at @param {string[]} ids */
  const all = (at, ids) => {
    if (owner === at) return close();
    const list = ids.map((id) => context.widgets.get(id)?.record).filter((c) => c?.help);
    open(at, list.flatMap((/** @type {any} */ c) => [headingOf(c), element("p", {}, c.help)]), list.map((/** @type {any} */ c) => `${nameOf(c)}. ${c.help}`).join(" "));
  };

  /** What is explained may have gone to another place, or out of sight. */
  const moved = () => {
    if (owner) return beside(box, owner.getBoundingClientRect());
    stand(null);
    leave();
  };

  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || event.target === button) return clearTimeout(timer);
    hovered = widgetAt(event.target);
    if (hovered) stand(hovered); else leave();
  });
  addEventListener("focusin", () => {
    if (owner && !owner.contains(document.activeElement)) close();
    if (focused()) stand(focused());
  });
  addEventListener("focusout", leave);
  addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !box.contains(event.target) && !button.contains(event.target) && !owner?.contains(event.target)) close();
  }, true);
  for (const type of ["resize", "scroll"]) addEventListener(type, (event) => { if (event.target !== box) moved(); }, true);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) close();
    else if (event.key !== "F1" || !press(widgetAt(document.activeElement) ?? near)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  byFinger(widgetAt, explain, toggle);

  return {
    /** A button that explains several controls, for fingers. @param {() => string[]} ids */
    forAll: (ids) => {
      const made = element("button", { type: "button", class: "chip ask-all", tabindex: -1, title: "Explain these", "aria-label": "Explain these", "data-say": "title aria-label", onclick: () => all(made, ids()) }, "?");
      return made;
    },
    /** After the panels were built anew, what is gone is not explained any more. */
    rebuilt() {
      if (owner && !owner.isConnected) close();
      if (near && !near.isConnected) stand(null);
    },
  };

  function headingOf(/** @type {any} */ c) {
    const symbol = c.label && c.label !== nameOf(c) && [...c.label].length < 3 ? element("span", { class: "symbol" }, c.label) : "";
    const name = nameOf(c);
    return element("h3", {}, symbol, name[0].toUpperCase() + name.slice(1));
  }
}

/** Where an element can be seen and pressed: modal dialogs leave the rest of the page inert. @param {Element} at */
const layerOf = (at) => /** @type {HTMLElement} */ (at.closest("dialog") ?? document.body);

/** Names the explanation to those who hear the control. @param {HTMLElement} widget @param {boolean} on */
function describe(widget, on) {
  for (const target of [widget, ...widget.querySelectorAll("input, select, textarea")]) {
    if (target.matches("button, input, select, textarea, [role=radiogroup]") && !target.hasAttribute("aria-invalid")) mark(target, "aria-describedby", on ? "explained" : null);
  }
}

/** @param {HTMLElement} box @param {number} left @param {number} top */
function place(box, left, top) {
  box.style.left = `${Math.max(left, 1)}px`;
  box.style.top = `${Math.max(top, 1)}px`;
}

/** Puts a box below a rectangle, or above it where there is more room, inside the window. @param {HTMLElement} box @param {DOMRect} r */
export function beside(box, r) {
  const gap = 8, w = box.offsetWidth, h = box.offsetHeight;
  const below = r.bottom + gap + h <= innerHeight || r.top < innerHeight - r.bottom;
  const top = below ? r.bottom + gap : r.top - gap - h;
  place(box, Math.min(Math.max(r.left - 4, gap), innerWidth - w - gap), Math.min(Math.max(top, gap), Math.max(innerHeight - h - gap, gap)));
}

/**
 * Fingers have a control explained by a tap on its label, and by resting on a button.
 * @param {(target: EventTarget|null) => HTMLElement|null} widgetAt
 * @param {(widget: HTMLElement) => void} explain @param {(widget: HTMLElement) => void} toggle
 */
function byFinger(widgetAt, explain, toggle) {
  const coarse = matchMedia("(pointer: coarse)");
  let timer = 0, x = 0, y = 0, explained = false;
  const stop = () => clearTimeout(timer);
  addEventListener("pointerdown", (event) => {
    stop();
    explained = false;
    const widget = widgetAt(event.target);
    if (event.pointerType !== "touch" || !widget || !(event.target instanceof Element) || !event.target.closest("button, .segment")) return;
    x = event.clientX; y = event.clientY;
    timer = window.setTimeout(() => { explained = true; explain(widget); }, longPress);
  });
  addEventListener("pointermove", (event) => { if (Math.hypot(event.clientX - x, event.clientY - y) > 10) stop(); });
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, stop);
  addEventListener("contextmenu", (event) => { if (explained) event.preventDefault(); });
  addEventListener("click", (event) => {
    const widget = widgetAt(event.target);
    const label = coarse.matches && event.target instanceof Element && event.target.closest(".label, .caption");
    if (explained || widget && label) {
      event.preventDefault();
      event.stopPropagation();
      if (!explained && widget) toggle(widget);
    }
    explained = false;
  }, true);
}
