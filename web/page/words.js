// @ts-check
// What the page itself says, in the language in force. The English text is the
// key; texts.js has the others, and is written by the site's build.
import { texts } from "./texts.js";

/** The language that is spoken. It is English where it is none of ours. */
let language = "en";

/** The English of what elements say. They are not held by it: most come and go with dialogs and panels. @type {WeakMap<Element, Record<string, string>>} */
const kept = new WeakMap();

/** The same elements, to be told of another language. @type {Set<WeakRef<Element>>} */
const listeners = new Set();
const gone = new FinalizationRegistry((/** @type {WeakRef<Element>} */ listener) => { listeners.delete(listener); });

/** A text in the language in force. In it, %s stands for the next argument and %[2]s for the second. @param {string} text @param {...any} args */
export function say(text, ...args) {
  let next = 0;
  return (texts[language]?.[text] ?? text).replace(/%(?:\[(\d)\])?s/g, (_, place) => String(args[place ? place - 1 : next++]));
}

/** Says what an element's data-say names, its attributes or its text, now and in every language to come. @param {Element} element */
export function keep(element) {
  if (!kept.has(element)) {
    const listener = new WeakRef(element);
    listeners.add(listener);
    gone.register(element, listener);
  }
  const names = (element.getAttribute("data-say") ?? "").split(" ");
  kept.set(element, Object.fromEntries(names.map((name) => [name, (name === "text" ? element.textContent : element.getAttribute(name)) ?? ""])));
  tell(element);
}

/** @param {Element} element */
function tell(element) {
  for (const [name, text] of Object.entries(kept.get(element) ?? {})) {
    if (name === "text") element.textContent = say(text);
    else element.setAttribute(name, say(text));
  }
}

/** Speaks a language from now on. @param {string} next */
export function speak(next) {
  document.documentElement.lang = next;
  if (next === language) return;
  language = next;
  document.title = say("Optiscope: how optimizers move");
  for (const link of document.querySelectorAll("link[type='application/manifest+json']")) { // what the page is called when it is installed
    link.setAttribute("rel", link.getAttribute("hreflang") === next ? "manifest" : "alternate");
  }
  for (const listener of listeners) {
    const element = listener.deref();
    if (element) tell(element);
  }
}

/** The browser's language: the first that it asks for and we have. */
export function preferred() {
  return navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]).find((code) => code === "en" || code in texts) ?? "en";
}

for (const element of document.querySelectorAll("[data-say]")) keep(element);
// Until the program is there: what the link says, or the browser.
speak(/(?:^#|&)language=(en|zh)(?:&|$)/.exec(location.hash)?.[1] ?? preferred());
