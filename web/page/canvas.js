// @ts-check
// The canvas lies under the page. Its library takes every key and the focus
// and counts the wheel in pixels; here it is taught manners.

/** Waits for the program's canvas, the last child of body, and prepares it. */
export function watchCanvas() {
  const prepare = () => {
    const canvas = document.querySelector("body > canvas");
    if (!(canvas instanceof HTMLCanvasElement)) return false;
    canvas.setAttribute("aria-hidden", "true");
    const yieldFocus = () => {
      canvas.tabIndex = -1;
      if (document.activeElement === canvas) startOver();
      canvas.blur();
    };
    canvas.addEventListener("focus", yieldFocus);
    canvas.addEventListener("pointerdown", (event) => {
      // A drag goes on over the panels, and ends there.
      if (event.pointerType === "mouse") canvas.setPointerCapture(event.pointerId);
      focusView(event);
    });
    yieldFocus();
    return true;
  };
  if (!prepare()) {
    const observer = new MutationObserver(() => { if (prepare()) observer.disconnect(); });
    observer.observe(document.body, { childList: true });
  }
  for (const type of ["keydown", "keyup"]) addEventListener(type, filterKeys, true);
  addEventListener("wheel", filterWheel, { capture: true, passive: false });
  for (const type of ["mousedown", "mouseup"]) addEventListener(type, filterShift, true);
  for (const type of ["touchstart", "touchmove", "touchend"]) addEventListener(type, filterTouch, { capture: true, passive: true });
}

/** While one finger scrolls a panel, browsers let nobody cancel what another one does on the canvas, and tell the console whoever tries. @param {Event} event */
function filterTouch(event) {
  if (onCanvas(event) && !event.cancelable) event.preventDefault = () => {};
}

/** The canvas is the last thing in the document: from there, Tab would leave the page. The next one begins at its top. */
function startOver() {
  const page = document.getElementById("page");
  if (!page || !document.hasFocus()) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
  page.blur();
  page.removeAttribute("tabindex");
}

/** @param {Event} event */
const onCanvas = (event) => event.target instanceof HTMLCanvasElement;

/** The view cell under a point, or null. @param {number} x @param {number} y */
function viewAt(x, y) {
  for (const cell of document.querySelectorAll("[data-view]")) {
    const r = cell.getBoundingClientRect();
    if (x >= r.left && x < r.right && y >= r.top && y < r.bottom) return /** @type {HTMLElement} */ (cell);
  }
  return null;
}

/** After a press on the surface its keys work, without a scroll to it. @param {PointerEvent} event */
function focusView(event) {
  if (document.documentElement.dataset.embedded === "asleep") return;
  const cell = viewAt(event.clientX, event.clientY);
  const target = cell?.tabIndex === 0 ? cell : document.activeElement;
  // After the library's own mousedown handler, which focuses the canvas.
  setTimeout(() => {
    if (cell?.tabIndex === 0) cell.focus({ preventScroll: true });
    else if (target instanceof HTMLElement && target !== document.body) target.blur();
  });
}

/** The buttons that were pressed with Shift. @type {Set<number>} */
const shifted = new Set();

/**
 * The program does not see Shift, whose keys stay with the page: a press with
 * it counts as one of the right button.
 * @param {MouseEvent & {told?: boolean}} event
 */
function filterShift(event) {
  if (event.told || !(event.type === "mousedown" ? onCanvas(event) && event.shiftKey && event.button === 0 : shifted.has(event.button))) return;
  if (event.type === "mousedown") shifted.add(event.button);
  else shifted.delete(event.button);
  event.stopImmediatePropagation();
  event.preventDefault(); // or the canvas gets the focus, and losing it lets go of the button
  const copy = new MouseEvent(event.type, { clientX: event.clientX, clientY: event.clientY, button: 2, bubbles: true, cancelable: true });
  /** @type {any} */ (copy).told = true;
  event.target?.dispatchEvent(copy);
}

/** The library would keep Tab, F5 and Ctrl+R from the browser. @param {Event} event */
function filterKeys(event) {
  if (onCanvas(event)) event.stopImmediatePropagation();
}

/**
 * Turns the wheel into notches on pictures; over a picture in a column that
 * scrolls, it scrolls the column.
 * @param {WheelEvent & {notches?: boolean}} event
 */
function filterWheel(event) {
  if (event.notches || !onCanvas(event)) return;
  event.stopImmediatePropagation();
  if (document.documentElement.dataset.embedded === "asleep") { // the page around scrolls
    dispatchEvent(new Event("asleep"));
    return;
  }
  if (event.ctrlKey && event.deltaY === 0) return;
  event.preventDefault();
  const unit = [1 / 100, 1 / 3, 1][event.deltaMode] ?? 1;
  const column = viewAt(event.clientX, event.clientY)?.closest(".column");
  if (column && column.scrollHeight > column.clientHeight) {
    column.scrollBy(event.deltaX * unit * 100, event.deltaY * unit * 100);
    return;
  }
  const copy = new WheelEvent("wheel", { deltaX: event.deltaX * unit, deltaY: event.deltaY * unit,
    clientX: event.clientX, clientY: event.clientY, ctrlKey: event.ctrlKey, bubbles: true, cancelable: true });
  /** @type {any} */ (copy).notches = true;
  event.target?.dispatchEvent(copy);
}
