// @ts-check
// A text that is set with every letter: what is right acts at once, and what is
// wrong stays in the field, with the place marked right below it.
import { element, mark, tooltip } from "./dom.js";
import { freshId } from "./fields.js";

/** @param {any} context @param {any} control */
export function makeTyped({ api }, control) {
  let shown = control.text;
  const error = element("div", { class: "error", id: freshId(), role: "status" });
  const input = /** @type {HTMLTextAreaElement} */ (element("textarea", { class: "field typed", rows: 1, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    enterkeyhint: "done", id: freshId(), "aria-label": control.title || control.label, title: tooltip(control) }));

  const complain = (/** @type {any} */ reason) => {
    error.replaceChildren(...(reason ? placed(reason) : []));
    mark(input, "aria-invalid", reason ? "true" : null);
    mark(input, "aria-describedby", reason ? error.id : null);
  };
  /** As high as its lines are, where the browser does not do that itself. */
  const grow = () => {
    if (CSS.supports("field-sizing", "content")) return;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  };
  const restore = () => { input.value = shown; complain(null); grow(); };
  const set = () => {
    grow();
    if (input.value === shown) return complain(null);
    try {
      api.set(control.id, input.value);
      shown = input.value;
      complain(null);
    } catch (reason) {
      complain(reason);
    }
  };

  input.addEventListener("input", set);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) set();
    else if (event.key === "Escape") restore();
    else return;
    event.preventDefault();
  });
  restore();

  return {
    input, error,
    /** @param {any} value */
    update(value) {
      // What is wrong stays until it is right, or until somebody sets another text.
      const keep = input.value !== shown && value.text === shown;
      shown = value.text;
      if (!keep && input.value !== shown) restore();
    },
  };
}

/** What is wrong, for the ear where, and for the eye the place. @param {any} reason */
function placed(reason) {
  const fault = reason.fault;
  if (!fault) return [element("p", {}, reason instanceof Error ? reason.message : String(reason))];
  return [element("p", {}, fault.what), element("p", { class: "unseen" }, fault.where),
    element("pre", { "aria-hidden": "true" }, `${fault.line}\n${fault.mark}`)];
}
