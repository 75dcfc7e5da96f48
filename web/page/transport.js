// @ts-check
// Time: buttons, the timeline with what happened above it, and the speed.
import { arrange, byId, element, mark, write } from "./dom.js";
import { freshId, makeSlider } from "./fields.js";
import { widgetOf } from "./widgets.js";

/** @param {any} context */
export function makeTransport(context) {
  const buttons = element("div", { class: "buttons", role: "group", "aria-label": "Time", "data-say": "aria-label" });
  const ticks = element("div", { class: "ticks" });
  const aimed = element("i"), aim = element("div", { class: "ticks aim", "aria-hidden": "true", hidden: true }, aimed);
  const timeline = element("div", { class: "timeline" }, ticks, aim), way = element("div", { class: "way" });
  const time = element("span", { class: "time" });
  const rest = element("div", { class: "rest" });
  let readout = "", end = 1;
  /** @type {any[]} */
  let happened = [];

  const drawTicks = () => {
    ticks.replaceChildren(...happened.map((e) => {
      const tick = element("button", { type: "button", class: "tick", tabindex: -1, "data-slot": e.mark?.slot, "aria-label": e.text, "data-event": e.id,
        onclick: () => context.api.seek(e.step) });
      tick.style.setProperty("--position", String(Math.min(e.step / end, 1)));
      return tick;
    }));
  };

  /** The step under a pointer: that of an event, where it is on one. @param {PointerEvent} event */
  const stepAt = (event) => {
    const tick = event.target instanceof Element ? event.target.closest(".tick") : null;
    const named = tick && happened.find((e) => e.id === /** @type {HTMLElement} */ (tick).dataset.event);
    if (named) return named.step;
    const { left, width } = ticks.getBoundingClientRect();
    return Math.round(Math.min(Math.max((event.clientX - left) / Math.max(width, 1), 0), 1) * end);
  };
  const point = (/** @type {PointerEvent} */ event) => context.api.point(stepAt(event));
  for (const type of /** @type {const} */ (["pointermove", "pointerdown"])) timeline.addEventListener(type, point);
  timeline.addEventListener("pointerleave", () => context.api.point(-1));
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    timeline.addEventListener(type, (event) => { if (event.pointerType !== "mouse") context.api.point(-1); });
  }

  return {
    /** Marks a step on the timeline and says where it stands, or takes the mark away. @param {number|null} step @returns {DOMRect|null} */
    aim(step) {
      aim.hidden = step === null;
      if (step === null) return null;
      aimed.style.setProperty("--position", String(Math.min(step / end, 1)));
      const stand = aimed.getBoundingClientRect();
      return stand.width ? stand : null;
    },
    /** @param {any[]} panels */
    rebuild(panels) {
      const controls = panels.filter((p) => p.place === "bottom").flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden);
      const readouts = panels.filter((p) => p.place === "bottom").flatMap((p) => p.readouts);
      const line = controls.find((c) => c.kind === "number");
      // Those that share the timeline's line stand at its ends.
      const ends = controls.filter((c) => c.kind === "action" && c.row);
      arrange(way, [...ends.slice(0, 1).map((c) => widgetOf(context, c).element), timeline, ...ends.slice(1).map((c) => widgetOf(context, c).element)]);
      arrange(buttons, controls.filter((c) => (c.kind === "action" || c.kind === "toggle") && !c.row).map((c) => {
        const made = widgetOf(context, c).element;
        made.classList.toggle("play", c.icon === "play");
        return made;
      }));
      arrange(timeline, [ticks, aim, ...(line ? [sliderOf(context, line)] : [])]);
      arrange(rest, controls.filter((c) => c.kind === "choice").map((c) => widgetOf(context, c).element));
      if (line && Number(line.max) !== end) { end = Number(line.max) || 1; drawTicks(); }
      readout = readouts[0]?.id ?? "";
      if (readouts[0]) this.read(readouts[0]);
      arrange(byId("bottom"), [buttons, way, time, rest]);
    },
    /** @param {any} r */
    read(r) {
      if (r.id === readout) write(time, r.cells.join(" "));
    },
    /** @param {any[]} events */
    events(events) { happened = events; drawTicks(); },
  };
}

/** The timeline's slider, under the same rules as every widget. @param {any} context @param {any} control */
function sliderOf(context, control) {
  let widget = context.widgets.get(control.id);
  if (!widget) {
    const slider = makeSlider(context, control);
    mark(slider.input, "aria-description", control.help || null);
    const label = element("label", { class: "unseen", for: slider.input.id, id: freshId() }, control.title);
    widget = { element: element("div", { class: "line", "data-control": control.id }, label, slider.input), update: slider.update };
    context.widgets.set(control.id, widget);
  }
  context.used.add(control.id);
  widget.record = control;
  widget.update(control);
  return widget.element;
}
