// @ts-check
// The top bar: what the program puts there, sharing, and help.
import { arrange, byId, element, mark } from "./dom.js";
import { icon } from "./icons.js";
import { makeHelp } from "./help.js";
import { widgetOf } from "./widgets.js";

/** How long "Link copied" stands, in ms. */
const thanks = 2200;

/** @param {any} context @param {{full: () => string}} address */
export function makeBar(context, address) {
  const help = makeHelp(context.api);
  const word = element("span", { class: "word" }, "Share");
  const share = element("button", { type: "button", class: "button", title: "Copy a link to exactly this state", onclick: () => copy(address.full(), done) }, icon("share"), word);
  let timer = 0;
  const show = (/** @type {boolean} */ copied) => {
    word.textContent = copied ? "Link copied" : "Share";
    share.classList.toggle("done", copied);
    share.firstChild?.replaceWith(icon(copied ? "check" : "share"));
  };
  const done = () => {
    show(true);
    byId("live").textContent = "Link copied";
    clearTimeout(timer);
    timer = window.setTimeout(() => show(false), thanks);
  };
  byId("commands").replaceChildren(share, makeMore(),
    element("button", { type: "button", class: "button", title: "Keys and gestures (?)", "aria-label": "Help", onclick: help }, "?"));
  return {
    help,
    /** @param {any[]} panels */
    rebuild(panels) {
      const scenes = panels.filter((p) => p.place === "scenes").flatMap((p) => p.controls).filter((c) => !c.hidden);
      arrange(byId("scenes"), scenes.map((c) => widgetOf(context, c, "tabs").element));
      const controls = panels.filter((p) => p.place === "top").flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden);
      arrange(byId("controls"), controls.map((c) => widgetOf(context, c, c.kind === "choice" ? "icons" : "").element));
    },
    read() {},
  };
}

/** The button that shows what a short bar has no room for; style sheets decide when. */
function makeMore() {
  const box = byId("app");
  const button = element("button", { type: "button", class: "button more", title: "More", "aria-label": "More", "aria-expanded": "false", "aria-controls": "app" }, "⋯");
  const show = (/** @type {boolean} */ open) => {
    box.classList.toggle("open", open);
    mark(button, "aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(!box.classList.contains("open")));
  addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !box.contains(event.target) && !button.contains(event.target)) show(false);
  }, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.classList.contains("open")) return;
    show(false);
    if (box.contains(document.activeElement)) button.focus();
  });
  return button;
}

/** Copies the address, or shows it where the browser does not let us. @param {string} text @param {() => void} done */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    done();
  } catch {
    const field = /** @type {HTMLInputElement} */ (element("input", { type: "text", class: "field", readonly: true, value: text, "aria-label": "Link to this state" }));
    const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "share-title", onclose: () => dialog.remove() },
      element("h2", { id: "share-title" }, "Link to this state"), element("p", {}, "Copy this address:"), field,
      element("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Close")));
    document.body.append(dialog);
    dialog.showModal();
    field.select();
  }
}
