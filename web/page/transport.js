// @ts-check
// Time: buttons, the timeline with what happened above it, and the speed.
import { arrange, byId, element, write } from "./dom.js";
import { freshId, makeSlider } from "./fields.js";
import { widgetOf } from "./widgets.js";

/** @param {any} context */
export function makeTransport(context) {
  const buttons = element("div", { class: "buttons", role: "group", "aria-label": "Time", "data-say": "aria-label" });
  const ticks = element("div", { class: "ticks" });
  const timeline = element("div", { class: "timeline" }, ticks);
  const time = element("span", { class: "time" });
  const rest = element("div", { class: "rest" });
  let readout = "", end = 1;
  /** @type {any[]} */
  let happened = [];

  const drawTicks = () => {
    ticks.replaceChildren(...happened.map((e) => {
      const tick = element("button", { type: "button", class: "tick", tabindex: -1, "data-slot": e.mark?.slot, title: e.text, "aria-label": e.text, "data-event": e.id,
        onclick: () => context.api.seek(e.step) });
      tick.style.setProperty("--position", String(Math.min(e.step / end, 1)));
      return tick;
    }));
  };

  return {
    /** @param {any[]} panels */
    rebuild(panels) {
      const controls = panels.filter((p) => p.place === "bottom").flatMap((p) => [...p.head, ...p.controls]).filter((c) => !c.hidden);
      const readouts = panels.filter((p) => p.place === "bottom").flatMap((p) => p.readouts);
      const line = controls.find((c) => c.kind === "number");
      arrange(buttons, controls.filter((c) => c.kind === "action" || c.kind === "toggle").map((c) => {
        const made = widgetOf(context, c).element;
        made.classList.toggle("play", c.icon === "play");
        return made;
      }));
      arrange(timeline, [ticks, ...(line ? [sliderOf(context, line)] : [])]);
      arrange(rest, controls.filter((c) => c.kind === "choice").map((c) => widgetOf(context, c).element));
      if (line && Number(line.max) !== end) { end = Number(line.max) || 1; drawTicks(); }
      readout = readouts[0]?.id ?? "";
      if (readouts[0]) this.read(readouts[0]);
      arrange(byId("bottom"), [buttons, timeline, time, rest]);
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
    const label = element("label", { class: "unseen", for: slider.input.id, id: freshId() }, control.title);
    widget = { element: element("div", { class: "line", "data-control": control.id }, label, slider.input), update: slider.update };
    context.widgets.set(control.id, widget);
  }
  context.used.add(control.id);
  widget.update(control);
  return widget.element;
}
