// @ts-check
// Values as text: a field whose value is set by Enter or by leaving it, with
// the reason right below where a value is refused; and the slider beside it.
import { element, mark, tooltip } from "./dom.js";

let numbered = 0;

/** An identifier for an element that another one refers to. */
export const freshId = () => "e" + ++numbered;

/** Runs what may be refused, and says why it was. @param {{say: (text: string) => void}} context @param {() => void} run */
export function attempt({ say }, run) {
  try {
    run();
  } catch (reason) {
    say(reason instanceof Error ? reason.message : String(reason));
  }
}

/**
 * @param {any} context
 * @param {any} control
 * @param {HTMLElement} error where to say why a value was refused
 */
export function makeField(context, control, error) {
  const { api } = context;
  let shown = control.text;
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "text", class: "field", autocomplete: "off", spellcheck: "false",
    inputmode: control.kind === "number" ? (control.integer ? "numeric" : "decimal") : null, id: freshId(),
    "aria-label": control.title || control.label, title: tooltip(control) }));

  const complain = (/** @type {string} */ text) => {
    error.textContent = text;
    error.hidden = !text;
    mark(input, "aria-invalid", text ? "true" : null);
    mark(input, "aria-describedby", text ? error.id : null);
  };
  const restore = () => { input.value = shown; complain(""); };
  const commit = () => {
    if (input.value === shown) return complain("");
    try {
      api.set(control.id, input.value);
      shown = api.controls().find((/** @type {any} */ c) => c.id === control.id)?.text ?? input.value;
      restore();
    } catch (reason) {
      complain(reason instanceof Error ? reason.message : String(reason));
    }
  };

  input.addEventListener("change", commit);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") commit();
    else if (event.key === "Escape") restore();
    else if (control.kind === "number" && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      attempt(context, () => api.nudge(control.id, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1)));
      restore();
    } else return;
    event.preventDefault();
  });
  restore();

  return {
    input,
    /** @param {any} value */
    update(value) {
      const untouched = input.value === shown;
      shown = value.text;
      if (untouched || document.activeElement !== input) restore();
    },
  };
}

/** @param {any} context @param {any} control */
export function makeSlider({ api, say }, control) {
  let held = false;
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "range", class: "slider", min: 0, max: 1000, step: "any", id: freshId(),
    "aria-label": control.title || control.label, title: tooltip(control) }));
  const fill = (/** @type {number} */ position) => input.style.setProperty("--position", String(position));

  input.addEventListener("input", () => {
    const position = Number(input.value) / 1000;
    fill(position);
    attempt({ say }, () => api.position(control.id, position));
  });
  const hold = () => { held = true; };
  const release = () => { held = false; place(last); };
  input.addEventListener("pointerdown", hold);
  for (const type of ["pointerup", "pointercancel", "lostpointercapture", "change", "blur"]) input.addEventListener(type, release);
  input.addEventListener("dblclick", () => attempt({ say }, () => api.reset(control.id)));
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (steps) attempt({ say }, () => api.nudge(control.id, event.shiftKey ? steps * 10 : steps));
    else if (event.key === "Delete" || event.key === "Backspace") attempt({ say }, () => api.reset(control.id));
    else return;
    event.preventDefault();
  });

  let last = control.position;
  const place = (/** @type {number} */ position) => {
    last = position;
    if (held) return; // the knob stays under the finger, the text shows the value
    input.value = String(position * 1000);
    fill(position);
  };
  return {
    input,
    /** @param {any} value */
    update(value) {
      mark(input, "aria-valuetext", value.text);
      place(value.position);
    },
  };
}
