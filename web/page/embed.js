// @ts-check
// Inside another page: that page keeps its scrolling until somebody presses
// the pictures here, and gets it back with the next press elsewhere.
import { byId, element } from "./dom.js";

/** How long the hint stands, in ms. */
const hintTime = 1600;

/** @param {any} api */
export function embed(api) {
  if (window.top === window) return;
  const root = document.documentElement;
  root.dataset.embedded = "asleep";
  byId("stage").append(wholeLink(api));
  const hint = element("div", { id: "asleep", hidden: true, "data-say": "text" }, "Press to zoom and drag");
  byId("stage").append(hint);
  let timer = 0;
  const tell = () => {
    hint.hidden = false;
    clearTimeout(timer);
    timer = window.setTimeout(() => { hint.hidden = true; }, hintTime);
  };
  const wake = () => { root.dataset.embedded = "awake"; hint.hidden = true; };
  addEventListener("asleep", tell);
  const asleep = () => root.dataset.embedded === "asleep";

  addEventListener("blur", () => { root.dataset.embedded = "asleep"; });
  // Before the canvas' own listeners, which would keep wheel and fingers from the page around.
  addEventListener("mousedown", wake, true);
  let moved = false;
  for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"]) {
    addEventListener(type, (event) => {
      if (!asleep() || !(event.target instanceof HTMLCanvasElement)) return;
      event.stopImmediatePropagation();
      if (type === "touchstart") moved = false;
      if (type === "touchmove") { moved = true; tell(); }
      if (type === "touchend" && !moved) { window.focus(); wake(); }
    }, { capture: true, passive: true });
  }
}

/** A way to the whole program, with everything that was left out here. @param {any} api */
function wholeLink(api) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", { id: "whole", target: "_blank", rel: "noopener", title: "Opens this state in a window of its own", "data-say": "title" }, "Optiscope ↗"));
  const follow = () => {
    const parts = api.link().split("&").filter((/** @type {string} */ part) => part && !part.startsWith("hide="));
    link.href = location.href.replace(/#.*/, "") + (parts.length ? "#" + parts.join("&") : "");
  };
  for (const type of ["pointerenter", "focus", "click"]) link.addEventListener(type, follow);
  follow();
  return link;
}
