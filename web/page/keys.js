// @ts-check
// Keyboard shortcuts: every control's own key, wherever the focus is not
// somewhere that needs the key itself.
import { attempt } from "./fields.js";

/**
 * @param {any} context
 * @param {(element: Element) => void} reveal brings an element on the screen
 * @param {() => void} help
 * @param {(by: number) => boolean} walk along the steps of a lesson
 */
export function listenToKeys(context, reveal, help, walk) {
  const { api } = context;
  const choose = (/** @type {any} */ control) => {
    const element = context.widgets.get(control.id)?.element;
    if (!element?.isConnected) return false;
    reveal(element);
    showOptions(element);
    return true;
  };
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]") || needsKey(event)) return;
    if (event.key === "?") help();
    else if (event.key === "[" || event.key === "]") walk(event.key === "]" ? 1 : -1);
    else if (!press(context, nameOf(event), choose) && !moveStart(api, event)) return;
    event.preventDefault();
  });
}

/** Whether the focused element needs the key itself. @param {KeyboardEvent} event */
function needsKey(event) {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.matches("select, textarea, input:not([type=range], [type=radio])")) return true;
  if (target.matches("input[type=radio]")) return /^(Arrow| )/.test(event.key);
  if (target.matches("input[type=range]")) return /^(Arrow|Home|End|Page|Delete|Backspace)/.test(event.key);
  if (target.matches("[role=tab]")) return /^(Arrow|Home|End| |Enter)/.test(event.key);
  return target.matches("button, a, summary") && (event.key === " " || event.key === "Enter");
}

/** A key's name in controls. Shift makes another key of those that type nothing. @param {KeyboardEvent} event */
const nameOf = (event) => (event.shiftKey && event.key.length > 1 ? "Shift+" : "") + event.key;

/** Shows the options of a choice: its pictures, or its list. @param {Element} element */
function showOptions(element) {
  const pictures = element.querySelector(".pictured > button"), list = element.querySelector("select");
  if (pictures instanceof HTMLElement) return pictures.click();
  list?.focus();
  try {
    list?.showPicker();
  } catch { /* a browser that does not open lists for scripts: it has the focus, and the arrow keys choose */ }
}

/** Does what the control with this key does, or says why not. @param {any} context @param {string} key @param {(control: any) => boolean} choose shows its options */
function press(context, key, choose) {
  const { api } = context;
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  const control = api.controls().find((/** @type {any} */ c) => c.key && (c.key.length === 1 ? c.key.toLowerCase() : c.key) === wanted);
  if (!control) return open(wanted);
  if (control.locked) return false;
  if (control.kind === "action") attempt(context, () => api.act(control.id));
  else if (control.kind === "toggle") attempt(context, () => api.set(control.id, !api.get(control.id)));
  else if (control.opens) return choose(control);
  else if (control.kind === "choice") {
    const values = control.options.map((/** @type {any} */ o) => o.value);
    attempt(context, () => api.set(control.id, values[(values.indexOf(control.text) + 1) % values.length]));
  } else {
    const input = document.querySelector(`[data-control="${CSS.escape(control.id)}"] input`);
    if (input instanceof HTMLElement) input.focus();
  }
  return true;
}

/** Opens the dialog whose button has this key, also where the button waits behind another one. @param {string} key */
function open(key) {
  const button = document.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!(button instanceof HTMLElement) || button.closest("[data-without~=top] > #top")) return false;
  button.click();
  return true;
}

/** The surface's arrow keys move the start of all paths; where they do something else, they do so with Shift. @param {any} api @param {KeyboardEvent} event */
function moveStart(api, event) {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.view !== "surface") return false;
  const taken = api.controls().some((/** @type {any} */ c) => c.key === event.key);
  const steps = taken ? 2 : event.shiftKey ? 10 : 1;
  const move = { ArrowLeft: ["start.x", -steps], ArrowRight: ["start.x", steps], ArrowDown: ["start.y", -steps], ArrowUp: ["start.y", steps] }[event.key];
  if (!move || api.controls().some((/** @type {any} */ c) => c.id === move[0] && c.locked)) return false;
  api.nudge(...move);
  return true;
}
