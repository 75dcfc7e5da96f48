// @ts-check
// The lesson beside the picture: one step of a course that package lessons
// wrote. What it shows and measures is the program's.
import { arrange, byId, element, mark, write } from "./dom.js";
import { icon } from "./icons.js";
import { data } from "./source.js";
import { blocksOf, nodesOf, numbersIn } from "./spans.js";
import { find, highlight, nameOf } from "./targets.js";
import { makeMenu } from "./course.js";
import { numberQuestion } from "./number.js";
import { makeEditor, worksheet } from "./sheet.js";
import { say } from "./words.js";

/** The sheet of the lesson on a narrow screen. */
const tab = "Lesson";

/** The courses that were asked for, by address. @type {Map<string, Promise<any>>} */
const courses = new Map();

/** The course in a language, read once. @param {string} language */
function courseIn(language) {
  const address = courseAddress(language);
  let asked = courses.get(address);
  if (!asked) {
    asked = data(address).catch(() => { courses.delete(address); return null; }); // trying again may help
    courses.set(address, asked);
  }
  return asked;
}

// A page that opens with a lesson asks for the course while the program is still on its way, in the language that it will probably have.
if (/(^#|&)lesson=/.test(location.hash)) courseIn(document.documentElement.lang);

/** How often the way back is looked at while something is dragged, in ms. */
const interval = 200;

/** @param {any} context @param {{refresh: () => void, choose: (tab: string) => void, tabOf: (element: Element) => string}} layout */
export function makeLesson(context, layout) {
  const { api, say: notify } = context;
  const panel = element("section", { class: "panel lesson" });
  /** @type {Map<string, number|string>} */
  const answers = new Map(); // of questions, by place: a choice, or a number as it was typed
  /** @type {any} */
  let lesson = null;
  let at = 0, drawn = "", timer = 0;
  let sheet = ""; // the text of the worksheet that was read last

  const menu = makeMenu({ load: () => load(), here: () => lesson?.id ?? "", choose: (/** @type {string} */ id) => go(id, 1), write: () => editor.edit() });
  const editor = makeEditor(context, layout);
  const step = () => lesson?.steps[at - 1];
  const place = () => lesson.id + "/" + at;
  const waits = () => Boolean(step().ask) && !answers.has(place());

  /** The course in the page's language; null where it cannot be had, which is said. */
  async function load() {
    const language = document.documentElement.lang;
    const course = await courseIn(language);
    if (language !== document.documentElement.lang) return load(); // it was switched meanwhile
    if (!course) notify(say("The lessons could not be loaded."));
    return course;
  }

  /** A lesson of the course, or the worksheet that the link holds. @param {string} id */
  async function lookUp(id) {
    if (id !== worksheet) {
      const all = (await load())?.lessons ?? [], i = all.findIndex((/** @type {any} */ l) => l.id === id);
      return i < 0 ? null : { ...all[i], next: all[i + 1]?.id };
    }
    const text = api.get("sheet"), read = api.sheetOf(text);
    if (text && read.problem) notify(read.problem); // why there is none has been said
    if (sheet !== text) answers.clear();
    sheet = text;
    const steps = read.steps.map((/** @type {any} */ s, /** @type {number} */ i) => ({ ...s, title: say("Part %s", i + 1) }));
    return steps.length ? { id: worksheet, title: read.title || say("Worksheet"), sheet: text, steps } : null;
  }

  /** The same place in the page's language, with whatever was set and answered in between. */
  async function translate() {
    if (!lesson) return;
    const id = lesson.id;
    const found = await lookUp(id);
    if (!found || lesson?.id !== id) return; // or another one was opened meanwhile, or none
    lesson = found;
    drawn = "";
    draw();
  }

  /** Opens a step: its own state, and its text. @param {string} id @param {number} n */
  async function go(id, n) {
    const found = lesson?.id === worksheet && id === worksheet ? lesson : await lookUp(id);
    if (!found) return;
    lesson = found;
    at = Math.min(Math.max(n, 1), found.steps.length);
    open();
    layout.choose(tab);
    panel.querySelector("h3")?.focus();
  }

  /** Opens the state of the step that is shown. */
  function open(link = step().link) {
    attempt(() => api.openStep(lesson.id, at, link, waits()));
    draw();
  }

  function close() {
    api.set("lesson", "");
    api.set("veil", false);
    byId("course").querySelector("button")?.focus();
  }

  /** Follows the place that the program's state names. */
  async function follow() {
    const id = api.get("lesson"), n = api.get("step");
    if (!id) { lesson = null; draw(); return; }
    if (id === worksheet && !lesson && sheet && sheet === api.get("sheet") && !api.sheetOf(sheet).steps.length) return; // nothing of it can be read, which was said
    if (lesson?.id === id && at === n && (id !== worksheet || lesson.sheet === api.get("sheet"))) { draw(); return; }
    const unset = api.unset();
    const found = await lookUp(id);
    if (api.get("lesson") !== id) return; // the state has gone on meanwhile
    if (!found) {
      lesson = null;
      draw();
      if (id === worksheet && api.get("sheet")) return; // its link stays in the address: a newer version may read it
      if (id !== worksheet && (await load())) notify(say("There is no lesson called “%s”.", id));
      api.set("lesson", "");
      return;
    }
    lesson = found;
    at = Math.min(n, found.steps.length);
    if (unset || at !== n) open();
    layout.choose(tab);
    draw();
  }

  function draw() {
    const key = lesson ? place() + answers.get(place()) + (lesson.sheet ?? "") : "";
    if (key === drawn) return;
    drawn = key;
    mark(panel, "aria-label", lesson?.title ?? null);
    if (lesson) arrange(panel, [heading(), body(), footer()]);
    layout.refresh();
    point();
  }

  const heading = () => element("header", { class: "head" }, element("h2", { title: lesson.title }, lesson.title),
    element("span", { class: "note", title: say("Step %s of %s", at, lesson.steps.length) }, `${at} / ${lesson.steps.length}`),
    element("button", { type: "button", class: "icon-button", title: say("Close the lesson"), "aria-label": say("Close the lesson"), onclick: close }, icon("close")));

  function body() {
    const s = step(), answer = answers.get(place());
    const lines = [...(s.blocks ?? []), ...(s.after ?? [])].flatMap((b) => b.items);
    if (s.ask) lines.push(s.ask.text, ...s.ask.choices.map((/** @type {any} */ c) => c.text));
    const numbers = numbersIn(lines);
    const measured = numbers.map((number) => measure(s.link, number));
    const text = { measured: new Map(numbers.map(([source, digits], i) => [source + ":" + digits, measured[i]])),
      set: (/** @type {string} */ changes) => attempt(() => api.change(changes)), open: (/** @type {string} */ link) => open(link) };
    return element("div", { class: "lesson-text" },
      element("h3", { tabindex: -1 }, s.title), ...blocksOf(s.blocks ?? [], text),
      s.ask ? question(s, answer, text) : null,
      ...(s.ask && answer === undefined ? [] : blocksOf(s.after ?? [], text)), looks(s));
  }

  /** A number of a step's runs; a worksheet may ask for what is not there. @param {string} link @param {[string, number]} number */
  function measure(link, number) {
    try { return api.measure(link, [number])[0]; } catch { return "?"; }
  }

  /** @param {any} s @param {number|string|undefined} answer @param {any} text */
  function question(s, answer, text) {
    if (s.ask.number !== undefined) return numberQuestion(api, s, answer, text, reply);
    let right = -1;
    if (answer !== undefined) attempt(() => { right = api.judge(s.link, s.ask.choices.map((/** @type {any} */ c) => c.when)).indexOf(true); });
    const verdict = answer === right ? say("Right.") : say("Not this time.");
    const choices = s.ask.choices.map((/** @type {any} */ choice, /** @type {number} */ i) => {
      const button = element("button", { type: "button", class: "choice", onclick: () => reply(i) }, element("span", {}, ...nodesOf(choice.text, text)));
      if (answer === undefined) return button;
      mark(button, "aria-disabled", "true");
      mark(button, "aria-pressed", String(i === answer));
      if (i === right) { button.prepend(icon("check")); button.classList.add("right"); } else if (i === answer) { button.prepend(icon("close")); button.classList.add("wrong"); }
      return button;
    });
    return element("div", { class: "question", role: "group", "aria-labelledby": "question" },
      element("p", { id: "question" }, ...nodesOf(s.ask.text, text)), ...choices,
      answer === undefined ? null : element("p", { class: "verdict", tabindex: -1 }, verdict));
  }

  /** The student has predicted: now the run is shown. @param {number|string} answer */
  function reply(answer) {
    if (answers.has(place())) return;
    answers.set(place(), answer);
    open();
    const verdict = panel.querySelector(".verdict");
    if (verdict instanceof HTMLElement) verdict.focus({ preventScroll: true });
    byId("live").textContent = verdict?.textContent ?? "";
  }

  /** What to look at, as buttons that lead there. @param {any} s */
  function looks(s) {
    if (!s.show?.length || waits()) return null;
    return element("p", { class: "looks" }, element("span", {}, say("Look at")), ...s.show.map((/** @type {string} */ id) =>
      element("button", { type: "button", class: "chip", "data-look": id, onclick: () => reveal(id) })));
  }

  /** Brings a target into sight, on whatever sheet it is. @param {string} id */
  function reveal(id) {
    const target = find(context, id);
    if (!target) return;
    const tab = layout.tabOf(target);
    if (tab) layout.choose(tab);
    const opener = target.matches(".closed") && target.querySelector(".opener");
    if (opener instanceof HTMLElement) {
      const opened = new MutationObserver(() => {
        if (target.matches(".closed")) return;
        opened.disconnect();
        reveal(id);
      });
      opened.observe(target, { attributes: true, childList: true, subtree: true });
      opener.click(); // what is in the card comes with the program's next tick
      return;
    }
    target.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    const focus = target.matches("button, input, select") ? target : target.querySelector("input, select, button");
    if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
  }

  function footer() {
    const last = at === lesson.steps.length;
    const go_ = (/** @type {number} */ n, id = lesson.id) => () => go(id, n);
    const [label, act] = !last ? [say("Next"), go_(at + 1)] : lesson.next ? [say("Next lesson"), go_(1, lesson.next)] : [say("All lessons"), menu.show];
    return element("footer", { class: "lesson-nav" },
      element("button", { type: "button", class: "button restore", "data-wide": say("Back to the lesson"), onclick: () => open() }),
      element("div", {}, element("button", { type: "button", class: "button", disabled: at === 1, onclick: go_(at - 1) }, say("Back")),
        element("button", { type: "button", class: "button primary", onclick: act }, label)));
  }

  /** Marks what the step points at, names it, and offers the way back. */
  function point() {
    clearTimeout(timer);
    timer = 0;
    if (!lesson) return highlight(context, []);
    highlight(context, waits() ? [] : step().show ?? []);
    for (const chip of panel.querySelectorAll("[data-look]")) {
      const id = chip.getAttribute("data-look") ?? "";
      if (!chip.textContent) write(chip, nameOf(api, id, say("the picture")));
      mark(chip, "hidden", chip.textContent && find(context, id) ? null : "");
    }
    const restore = panel.querySelector(".restore");
    if (restore) write(restore, api.strayed(step().link) ? say("Back to the lesson") : say("Once more"));
  }

  const attempt = (/** @type {() => void} */ act) => {
    try { act(); } catch (error) { notify(error instanceof Error ? error.message : String(error)); }
  };

  return {
    editor,
    element: panel,
    tab,
    menu: menu.button,
    open: () => lesson !== null,
    /** @param {any} change */
    update(change) {
      if (change.language) translate();
      if (change.panels || change.controls?.lesson || change.controls?.step) follow();
      if (lesson && !timer) timer = window.setTimeout(point, interval);
    },
    start() {
      if (api.get("lesson")) follow();
      // A link that names the place that is open already: it means that step's own state.
      addEventListener("hashchange", () => { if (lesson && api.unset()) open(); });
    },
    /** One step on or back, for the keyboard; the last one leads to the next lesson. @param {number} by */
    walk(by) {
      const n = at + by;
      if (lesson?.next && n > lesson.steps.length) return go(lesson.next, 1), true;
      if (!lesson || n < 1 || n > lesson.steps.length) return false;
      go(lesson.id, n);
      return true;
    },
  };
}

/** Where the lessons are, in a language such as zh or zh-CN, or else in English. @param {string} language */
function courseAddress(language) {
  const links = [...document.querySelectorAll("link[data-course]")];
  const link = links.find((l) => l.getAttribute("hreflang") === language.split("-")[0]) ?? links[0];
  return /** @type {HTMLLinkElement} */ (link).href;
}
