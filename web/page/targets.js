// @ts-check
// What a lesson points at: controls, readouts, panels, pictures and events, by
// the program's own IDs.
import { byId } from "./dom.js";

/**
 * The element of a target, or null while it is not on the screen. For a control
 * of a closed card it is the card.
 * @param {any} context @param {string} id
 */
export function find(context, id) {
  const name = CSS.escape(id);
  if (id === "surface") return byId("stage");
  return context.widgets.get(id)?.element.isConnected && context.widgets.get(id).element
    || document.querySelector(`[data-panel="${name}"]`) || document.querySelector(`[data-readout="${name}"]`)
    || document.querySelector(`[data-event="${name}"]`) || document.querySelector(`.closed[data-panel="${CSS.escape(id.split(".")[0])}"]`);
}

/** What a target is called. @param {any} api @param {string} id @param {string} surface */
export function nameOf(api, id, surface) {
  if (id === "surface") return surface;
  const panels = api.panels();
  const panel = panels.find((/** @type {any} */ p) => p.id === id || p.view === id);
  if (panel) return panel.title;
  for (const p of panels) {
    const control = [...p.head, ...p.controls].find((c) => c.id === id);
    if (control) return [p.mark ? p.title : "", control.label].filter(Boolean).join(" ");
    const readout = p.readouts.find((/** @type {any} */ r) => r.id === id);
    if (readout) return readout.label || readout.title || p.title;
  }
  return api.events().find((/** @type {any} */ e) => e.id === id)?.text ?? "";
}

/** Marks exactly the targets, and nothing else. @param {any} context @param {string[]} ids */
export function highlight(context, ids) {
  const wanted = new Set(ids.map((id) => find(context, id)).filter(Boolean));
  for (const old of document.querySelectorAll("[data-shown]")) if (!wanted.has(old)) old.removeAttribute("data-shown");
  for (const target of wanted) target.setAttribute("data-shown", "");
}
