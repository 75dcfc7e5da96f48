// @ts-check
// The top bar: what the program puts there, sharing, and help.
import { arrange, byId, element, mark } from "./dom.js";
import { makeHelp } from "./help.js";
import { widgetOf } from "./widgets.js";
import { say } from "./words.js";

/** @param {any} context @param {() => void} tour */
export function makeBar(context, tour) {
  const help = makeHelp(context.api, tour);
  byId("commands").replaceChildren(makeMore(),
    element("button", { type: "button", class: "button", title: "Keys and gestures (?)", "aria-label": "Help", "data-say": "title aria-label", onclick: help }, "?"));
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
  const button = element("button", { type: "button", class: "button more", title: "More", "aria-label": "More", "data-say": "title aria-label", "aria-expanded": "false", "aria-controls": "app" }, "⋯");
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

/** Copies a text, or shows it where the browser does not let us. @param {string} text @param {() => void} done */
export async function copy(text, done) {
  for (const open of document.querySelectorAll("dialog[open]")) /** @type {HTMLDialogElement} */ (open).close();
  try {
    await navigator.clipboard.writeText(text);
    done();
  } catch {
    const field = /** @type {HTMLInputElement} */ (text.includes("\n")
      ? element("textarea", { class: "field", readonly: true, rows: 8, "aria-label": say("Text to copy") }, text)
      : element("input", { type: "text", class: "field", readonly: true, value: text, "aria-label": say("Text to copy") }));
    const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "share-title", onclose: () => dialog.remove() },
      element("h2", { id: "share-title" }, say("Copy this text")), element("p", {}, say("The browser does not let the page copy it:")), field,
      element("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("Close"))));
    document.body.append(dialog);
    dialog.showModal();
    field.select();
  }
}
