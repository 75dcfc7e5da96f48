// @ts-check
// The few helpers with which the page makes and keeps its elements.
import { keep, say } from "./words.js";

/**
 * Makes an element. Attributes that are null or false are left out; data-say names those, or "text", that follow the language
 * while the element lasts, which is as long as the page.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  if (attributes["data-say"]) keep(made);
  return made;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found;
}

/**
 * Gives a parent exactly these children. Elements that stay are not moved
 * unless they must be, so that focus and drags survive.
 * @param {Element} parent
 * @param {Element[]} children
 */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
}

/** Writes text only where it differs: each write costs the browser a layout. @param {Element} target @param {string} text */
export function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** Sets an attribute only where it differs. @param {Element} target @param {string} name @param {string|null} value */
export function mark(target, name, value) {
  if (value === null) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Title and help of a control or readout, as a tooltip. @param {{title?: string, help?: string, key?: string}} record */
export function tooltip(record) {
  const key = record.key ? ` (${keyName(record.key)})` : "";
  const title = record.title ? record.title[0].toUpperCase() + record.title.slice(1) + key : "";
  return [title, record.help].filter(Boolean).join("\n");
}

/** A key's name for a reader. @param {string} key */
export function keyName(key) {
  return { " ": say("Space"), ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", "-": "−" }[key] ?? key;
}
