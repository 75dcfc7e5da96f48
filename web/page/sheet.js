// @ts-check
// The editor of worksheets: states, texts and questions in a row, one link for all of them, and paper.
import { arrange, element, mark, write } from "./dom.js";
import { icon } from "./icons.js";
import { copy } from "./bar.js";
import { freshId } from "./fields.js";
import { printSheet } from "./paper.js";
import { say } from "./words.js";

/** Where the browser keeps what is being written. */
const kept = "optiscope.sheet";

/** The name of the lesson that a worksheet is. */
export const worksheet = "worksheet";

/** The sheet of the editor on a narrow screen. */
const tab = "Worksheet";

/** @typedef {{kind: string, text: string, link?: string, value?: string, choices?: {text: string, when: string}[]}} Item */

/** @param {any} context @param {{refresh: () => void, choose: (tab: string) => void}} layout */
export function makeEditor(context, layout) {
  const { api, say: notify } = context;
  const panel = element("section", { class: "panel lesson editor", "aria-label": "Worksheet", "data-say": "aria-label" });
  /** @type {{title: string, items: Item[]}} */
  let draft = restore();
  let open = false;

  const attempt = (/** @type {() => void} */ act) => {
    try { act(); } catch (error) { notify(error instanceof Error ? error.message : String(error)); }
  };
  const keep = () => { try { localStorage.setItem(kept, JSON.stringify(draft)); } catch { /* it lasts as long as the page */ } };

  /** The state that an item is about. @param {number} i */
  const linkAt = (i) => draft.items.slice(0, i + 1).findLast((item) => item.kind === "state")?.link ?? "";

  /** The present state, as a link without the viewer's own. */
  const present = () => api.link().split("&").filter((/** @type {string} */ part) => part && !/^(lesson|step|sheet|veil|theme|language|hide|present)=/.test(part)).join("&");

  /** @param {Item} item */
  function add(item) {
    draft.items.push(item);
    draw();
    panel.querySelector(`.sheet-item:last-child textarea`)?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement|null} */ (panel.querySelector(`.sheet-item:last-child textarea`))?.focus();
  }

  /** @param {number} i @param {number} by */
  function move(i, by) {
    const [item] = draft.items.splice(i, 1);
    draft.items.splice(i + by, 0, item);
    draw();
    const moved = panel.querySelectorAll(".sheet-item")[i + by], [same, other] = by < 0 ? [".up", ".down"] : [".down", ".up"];
    /** @type {HTMLElement|null} */ (moved?.querySelector(same + ":not(:disabled)") ?? moved?.querySelector(other))?.focus();
  }

  /** @param {number} i */
  function remove(i) {
    draft.items.splice(i, 1);
    draw();
    /** @type {HTMLElement|null} */ (panel.querySelectorAll(".sheet-item")[Math.max(i - 1, 0)]?.querySelector("textarea") ?? panel.querySelector(".sheet-add button"))?.focus();
  }

  /** A labelled field. @param {string} label @param {string} value @param {(text: string) => void} set @param {boolean} [long] */
  function field(label, value, set, long = false) {
    const id = freshId();
    const input = /** @type {HTMLInputElement} */ (element(long ? "textarea" : "input", { class: "field", id, rows: long ? 3 : null, autocomplete: "off", maxlength: 4000,
      oninput: () => { set(input.value); keep(); judge(); } }));
    input.value = value;
    return element("div", { class: "sheet-field" }, element("label", { for: id }, label), input);
  }

  const names = () => ({ state: say("State"), text: say("Text"), choose: say("Question with answers"), number: say("Question for a number") });

  /** @param {Item} item @param {number} i */
  function itemOf(item, i) {
    const name = `${i + 1}. ${/** @type {any} */ (names())[item.kind]}`;
    const tool = (/** @type {string} */ kind, /** @type {string} */ title, /** @type {boolean} */ off, /** @type {() => void} */ act) =>
      element("button", { type: "button", class: "icon-button " + kind, title, "aria-label": `${title}: ${name}`, disabled: off, onclick: act }, icon(kind === "remove" ? "close" : kind));
    const parts = [element("header", {}, element("h3", {}, name), tool("up", say("Move up"), i === 0, () => move(i, -1)),
      tool("down", say("Move down"), i === draft.items.length - 1, () => move(i, 1)), tool("remove", say("Remove"), false, () => remove(i)))];
    if (item.kind === "state") {
      parts.push(element("div", { class: "sheet-tools" },
        element("button", { type: "button", class: "button", onclick: () => attempt(() => api.load(item.link ?? "")) }, say("Show it")),
        element("button", { type: "button", class: "button", onclick: () => { item.link = present(); keep(); draw(); } }, say("Take the present state"))),
        element("p", { class: "sheet-link" }, "#" + item.link));
    }
    const label = item.kind === "state" ? say("Caption") : item.kind === "text" ? say("Text") : say("Question");
    parts.push(field(label, item.text, (text) => { item.text = text; }, true));
    if (item.kind === "number") parts.push(field(say("The number, such as arrive(adam)"), item.value ?? "", (text) => { item.value = text; }));
    item.choices?.forEach((choice, k) => parts.push(element("div", { class: "sheet-choice" },
      field(say("Answer %s", "ABCDEF"[k]), choice.text, (text) => { choice.text = text; }),
      field(say("is right if"), choice.when, (text) => { choice.when = text; }))));
    if (item.choices && item.choices.length < 6) {
      parts.push(element("button", { type: "button", class: "chip", onclick: () => { item.choices?.push({ text: "", when: "" }); draw(); } }, say("Another answer")));
    }
    if (item.kind === "choose" || item.kind === "number") parts.push(element("p", { class: "sheet-right", role: "status" }));
    return element("li", { class: "sheet-item", "data-kind": item.kind }, ...parts);
  }

  /** Says under every question which answer the run makes right, or why none is. */
  function judge() {
    [...panel.querySelectorAll(".sheet-item")].forEach((e, i) => {
      const line = e.querySelector(".sheet-right"), item = draft.items[i];
      if (!line || !item) return;
      try {
        const right = api.sheetAnswer(linkAt(i), item);
        write(line, item.kind === "number" ? say("The run says: %s", right) : say("The run says: %s", "ABCDEF"[right]));
        line.classList.remove("error");
      } catch (error) {
        write(line, error instanceof Error ? error.message : String(error));
        line.classList.add("error");
      }
    });
  }

  function draw() {
    keep();
    const blank = () => [{ text: "", when: "" }, { text: "", when: "" }];
    const button = (/** @type {string} */ text, /** @type {() => void} */ act, style = "button") => element("button", { type: "button", class: style, onclick: act }, text);
    arrange(panel, [
      element("header", { class: "head" }, element("h2", {}, say("Worksheet")),
        element("button", { type: "button", class: "icon-button", title: say("Close the editor"), "aria-label": say("Close the editor"), onclick: close }, icon("close"))),
      element("div", { class: "lesson-text" },
        field(say("Title"), draft.title, (text) => { draft.title = text; }),
        element("p", { class: "sheet-hint" }, say("Texts take **bold**, `x^2`, {arrive(adam)} for a number of the run, and lines that begin with “- ”.")),
        element("ol", { class: "sheet-items" }, ...draft.items.map(itemOf)),
        element("div", { class: "sheet-add", role: "group", "aria-label": say("Add") },
          button(say("Add the present state"), () => add({ kind: "state", text: "", link: present() })),
          button(say("Add a text"), () => add({ kind: "text", text: "" })),
          button(say("Add a question with answers"), () => add({ kind: "choose", text: "", choices: blank() })),
          button(say("Add a question for a number"), () => add({ kind: "number", text: "", value: "" })))),
      element("footer", { class: "lesson-nav" }, button(say("Read it"), read), button(say("Print"), () => print(false)), button(say("Print the answers"), () => print(true)),
        button(say("Copy link"), share, "button primary"))]);
    judge();
    layout.refresh();
  }

  const link = () => `lesson=${worksheet}&sheet=${api.sheetText(draft)}`;
  const share = () => attempt(() => copy(location.href.replace(/#.*/, "") + "#" + link(), () => notify(say("Copied."))));
  const read = () => attempt(() => { const to = link(); close(); api.load(to); });
  const print = (/** @type {boolean} */ answers) => {
    printSheet(api, draft, answers).catch((reason) => notify(reason instanceof Error ? reason.message : String(reason)));
  };

  function close() {
    open = false;
    mark(document.documentElement, "data-lesson", null);
    layout.refresh();
    /** @type {HTMLElement|null} */ (document.querySelector("#course button"))?.focus();
  }

  return {
    element: panel, tab,
    open: () => open,
    /** Opens the editor, with the worksheet that is read just now if there is one. */
    edit() {
      const reading = api.get("lesson") === worksheet && api.sheetOf(api.get("sheet"));
      if (reading && reading.items.length) draft = { title: reading.title, items: reading.items.map(slim) };
      api.set("lesson", "");
      api.set("veil", false);
      open = true;
      mark(document.documentElement, "data-lesson", "");
      draw();
      layout.choose(tab);
      /** @type {HTMLElement|null} */ (panel.querySelector("input"))?.focus();
    },
  };
}

/** An item without the fields that its kind has not. @param {any} item */
const slim = (item) => ({ kind: item.kind, text: item.text, ...(item.kind === "state" ? { link: item.link } : {}), ...(item.kind === "number" ? { value: item.value } : {}),
  ...(item.kind === "choose" ? { choices: item.choices } : {}) });

/** What was being written when the page was left. */
function restore() {
  try {
    const old = JSON.parse(localStorage.getItem(kept) ?? "null");
    if (typeof old?.title === "string" && Array.isArray(old.items)) return { title: old.title, items: old.items.filter((/** @type {any} */ item) => typeof item?.kind === "string" && typeof item.text === "string") };
  } catch { /* nothing that can be read */ }
  return { title: "", items: [] };
}
