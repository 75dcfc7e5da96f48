// @ts-check
// The list of lessons.
import { element, mark } from "./dom.js";
import { icon } from "./icons.js";
import { nodesOf } from "./spans.js";
import { say } from "./words.js";

/** @param {{load: () => Promise<any>, here: () => string, choose: (id: string) => void, write: () => void}} course */
export function makeMenu(course) {
  /** @type {HTMLDialogElement|null} */
  let dialog = null;

  async function show() {
    const all = await course.load();
    if (!all || dialog) return;
    const none = { measured: new Map(), set: () => {}, open: () => {} };
    const items = all.lessons.map((/** @type {any} */ lesson) => {
      const button = element("button", { type: "button", class: "lesson-item", onclick: () => { dialog?.close(); course.choose(lesson.id); } },
        element("strong", {}, lesson.title), element("span", {}, ...nodesOf(lesson.summary, none)));
      mark(button, "aria-current", lesson.id === course.here() ? "true" : null);
      return element("li", {}, button);
    });
    const made = dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "course", "aria-labelledby": "course-title",
      onclose: () => { made.remove(); dialog = null; },
      onclick: (/** @type {Event} */ event) => { if (event.target === made) made.close(); } },
      element("div", {}, element("h2", { id: "course-title", tabindex: -1, autofocus: true }, say("A course in fourteen lessons")), element("p", {}, say("Each takes a few minutes and drives the tool. Whatever you change keeps working.")),
        element("ol", {}, ...items),
        element("button", { type: "button", class: "button sheet-write", onclick: () => { made.close(); course.write(); } }, say("Write a worksheet")), element("button", { type: "button", class: "button", onclick: () => made.close() }, say("Close")))));
    document.body.append(made);
    made.showModal();
  }

  const button = element("button", { type: "button", class: "button", title: "A course in fourteen lessons", "data-say": "title", "aria-haspopup": "dialog", "aria-keyshortcuts": "k", onclick: show },
    icon("course"), element("span", { class: "word", "data-say": "text" }, "Lessons"));
  return { show, button };
}
