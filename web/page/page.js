// @ts-check
// The page's side of the contract with the program: what it calls, and in
// what order the parts of the page hear of it.
import { arrange, byId, element, write } from "./dom.js";
import { makePanels } from "./panels.js";
import { makeTransport } from "./transport.js";
import { makeBubble } from "./bubble.js";
import { makeOver } from "./over.js";
import { copy, makeBar } from "./bar.js";
import { download, keep, kept, save, savePicture } from "./files.js";
import { films, makeFilm } from "./film.js";
import { present, watchPresenting } from "./present.js";
import { embed } from "./embed.js";
import { makeLayout } from "./layout.js";
import { makeAddress } from "./address.js";
import { makeDialogs } from "./dialogs.js";
import { listenToKeys } from "./keys.js";
import { makeLesson } from "./lesson.js";
import { followSystem } from "./system.js";
import { keepOffline } from "./offline.js";
import { makeSpeaker } from "./speaker.js";
import { preferred, say, speak } from "./words.js";
import { makeAsk } from "./ask.js";
import { makeTour } from "./tour.js";

/** What window.optiscope offers beside ready. */
const open = ["link", "load", "set", "get", "controls", "panels", "readouts", "events", "track", "play", "pause", "seek", "stats", "memory"];

/** What is said when a text is on the clipboard. */
const copied = () => say("Copied.");

/** What is said when the browser stops recording. */
const noVideo = () => say("The browser cannot record this picture. Choose a smaller scale.");

/** What is said when the browser has no memory for a picture. */
const tooLarge = () => say("The browser cannot make this picture. Choose a smaller scale.");

/**
 * Makes the object that the program calls.
 * @param {{drawn: () => void, ready: () => void, failed: (text: string) => void}} boot
 */
export function attach(boot) {
  /** @type {ReturnType<typeof assemble>} */
  let page;
  return {
    started(/** @type {Record<string, Function>} */ program) {
      const api = Object.fromEntries(Object.entries(program).map(([name, f]) => [name, throwing(f)]));
      // Scripts get what is documented; the rest is between program and page.
      for (const name of open) /** @type {any} */ (window).optiscope[name] = api[name];
      page = assemble(api);
    },
    firstFrame: () => boot.drawn(),
    build: () => page.build(),
    update: (/** @type {any} */ change) => page.update(change),
    bubble: (/** @type {any} */ bubble) => page.bubble(bubble),
    ready: () => { boot.ready(); page.ready(); },
    failed: (/** @type {string} */ text) => boot.failed(text),
    /** The graphics driver ended the program: it begins again with a link with which it does not. */
    again: (/** @type {string} */ link) => { history.replaceState(null, "", "#" + link); location.reload(); },
    preferred,
    save,
    keep,
    kept,
    films,
    film: (/** @type {string} */ name, /** @type {number} */ width, /** @type {number} */ height) =>
      makeFilm(width, height, (video) => download(name, video), () => page.say(noVideo())),
    savePicture: (/** @type {string} */ name, /** @type {Uint8ClampedArray<ArrayBuffer>} */ pixels, /** @type {number} */ width, /** @type {number} */ height) =>
      savePicture(name, pixels, width, height, () => page.say(tooLarge())),
    address: (/** @type {string} */ link) => link ? location.href.replace(/#.*/, "") + "#" + link : location.href.replace(/#.*/, ""),
    copy: (/** @type {string} */ text) => copy(text, () => page.say(copied())),
  };
}

/**
 * A Go function cannot throw: it answers {error} or {value}, and this throws for it.
 * @param {Function} f
 */
function throwing(f) {
  return (/** @type {any[]} */ ...values) => {
    const answer = f(...values);
    if (answer?.error !== undefined) throw Object.assign(new Error(answer.error), { fault: answer.fault });
    return answer?.value;
  };
}

/** @param {any} api */
function assemble(api) {
  const notify = makeNotice(api);
  /** @type {any} */
  const context = { api, say: notify, widgets: new Map(), used: new Set() };
  context.ask = makeAsk(context);
  const address = makeAddress(api, notify);
  const layout = makeLayout(api, () => [lesson, lesson.editor].filter((part) => part.open()).map((part) => ({ place: "lesson", tab: part.tab, element: part.element }))), dialogs = makeDialogs();
  const lesson = makeLesson(context, layout);
  arrange(byId("course"), [lesson.menu]);
  const tour = makeTour(context, layout);
  const parts = {
    panels: makePanels(context), transport: makeTransport(context), over: makeOver(context), bar: makeBar(context, tour.start),
  };
  const speaker = makeSpeaker(api), bubble = makeBubble(parts.transport);
  // A mouse that goes from a picture to a panel is seen by nobody but the canvas.
  for (const [type, tell] of /** @type {const} */ ([["pointerleave", "leave"], ["pointerenter", "enter"]])) {
    document.querySelector("body > canvas")?.addEventListener(type, (event) => {
      if (/** @type {PointerEvent} */ (event).pointerType === "mouse") api[tell]();
    });
  }

  /** @param {any[]} panels */
  const rebuild = (panels) => {
    const focused = document.activeElement, beside = focused?.closest(".holder");
    context.used.clear();
    for (const part of Object.values(parts)) part.rebuild(panels);
    for (const id of context.widgets.keys()) if (!context.used.has(id)) context.widgets.delete(id);
    layout.arrange(parts.panels.elements(), panels);
    dialogs.rebuild(panels, parts.panels.elements());
    context.ask.rebuilt();
    // What is gone leaves the focus to what stands beside it, or to the card that is open now.
    if (focused && !focused.isConnected) /** @type {HTMLElement|null} */ (document.querySelector("dialog[open]") ? beside?.querySelector("button")
      : document.querySelector(".panel:not([hidden]) .opener[aria-expanded=true]"))?.focus();
  };

  /** @param {any} change */
  const update = (change) => {
    if (change.present !== undefined) present(change.present === "1");
    if (change.language) speak(change.language);
    if (change.theme) document.documentElement.dataset.theme = change.theme;
    if (change.panels) rebuild(change.panels);
    for (const [id, value] of Object.entries(change.controls ?? {})) context.widgets.get(id)?.update(value);
    for (const readout of Object.values(change.readouts ?? {})) {
      for (const part of Object.values(parts)) part.read(readout);
    }
    for (const [id, note] of Object.entries(change.notes ?? {})) { parts.panels.note(id, note); parts.over.note(id, note); }
    if (change.events) parts.transport.events(change.events);
    if (change.seen) address.ask(() => update(api.linked()));
    if (change.link !== undefined) address.show(change.link);
    if (change.notice !== undefined) notify(change.notice);
    speaker.update(change);
    lesson.update(change);
  };

  /** Everything around the picture. It waits for the first frame, so that there is something to see sooner. */
  const build = () => {
    rebuild(api.build());
    const events = api.events();
    parts.transport.events(events);
    speaker.update({ events, controls: { play: { text: api.get("play") ? "1" : "0" } } });
    listenToKeys(context, (element) => { const tab = layout.tabOf(element); if (tab) layout.choose(tab); }, parts.bar.help, lesson.walk);
    lesson.start();
  };

  followSystem(api, address); // a link may ask for more than the system does
  address.load();
  embed(api);
  watchPresenting(api);
  layout.start();
  return { build, update, bubble, say: notify, ready: () => { keepOffline(address); tour.welcome(); } };
}

/** The banner for messages. An empty message removes it. */
function makeNotice(/** @type {any} */ api) {
  const box = byId("notice");
  return (/** @type {string} */ text) => {
    box.hidden = !text;
    if (!text) return;
    const close = element("button", { type: "button", class: "button", onclick: () => { box.hidden = true; api.dismiss(); } }, say("OK"));
    arrange(box, [...paragraphs(text), close]);
  };
}

/** A message as elements: a text with a place marked below it is set in letters of equal width. @param {string} text */
function paragraphs(text) {
  const lines = text.split("\n");
  const isMark = (/** @type {string|undefined} */ line) => line !== undefined && /^ *\^$/.test(line);
  return lines.flatMap((line, i) => isMark(line) && i > 0 ? [] : [isMark(lines[i + 1])
    ? element("pre", {}, `${line}\n${lines[i + 1]}`) : element("p", {}, line)]);
}
