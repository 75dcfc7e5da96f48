// @ts-check
// Starts the program: tests what the browser can do, shows the progress, and
// says in words what went wrong.
import { able, program, watchBytes } from "./load.js";
import { DownloadError, total } from "./source.js";
import { byId, element } from "./dom.js";
import { watchCanvas } from "./canvas.js";
import { say } from "./words.js";

const globals = /** @type {any} */ (globalThis);
globals.optiscope = {};
/** @type {{resolve: () => void, reject: (reason: Error) => void}} */
let outcome;
let told = false; // why there is no program: the first reason is the one to read
promise();

/** Makes optiscope.ready: settled by the complete screen or by the reason why there is none. */
function promise() {
  globals.optiscope.ready = new Promise((resolve, reject) => { outcome = { resolve: () => resolve(undefined), reject }; });
  globals.optiscope.ready.catch(() => {}); // the page shows the reason; scripts may ask for it too
}

/** The picture is there, the panels follow. */
function drawn() {
  byId("loading").hidden = true;
  // Behind the work of this frame, as is the first moment at which it can be seen.
  Promise.resolve().then(() => performance.mark("first frame"));
}

/**
 * Shows why there is no program, and one button that may help.
 * @param {string} text
 * @param {{label: string, action: () => void}} [remedy]
 */
function failed(text, remedy = { label: say("Reload the page"), action: () => location.reload() }) {
  if (told) return;
  told = true;
  const button = element("button", { type: "button", class: "button", onclick: remedy.action }, remedy.label);
  const box = byId("loading");
  box.hidden = false;
  box.classList.add("failed");
  box.setAttribute("role", "alert"); // the bytes on the way are for the eye and the progress bar; this is for everyone
  box.replaceChildren(element("p", { id: "loading-text" }, text), button);
  outcome.reject(new Error(text));
}

const noWebAssembly = () => say("This browser does not run WebAssembly, or it is switched off (some strict security modes do that). Optiscope needs it.");
const noWebGL = () => say("This browser offers no WebGL 2, with which Optiscope draws. It may help to switch on hardware acceleration, or to try another browser.");

/** What is missing for the program to run, as far as that is known at once, or "". */
function missing() {
  if (!able) return noWebAssembly();
  return typeof WebGL2RenderingContext === "undefined" ? noWebGL() : "";
}

/** The program gave up. To try for WebGL before it does would cost every start a tenth of a second. @param {string} text */
function gaveUp(text) {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext(); // browsers allow only a few at a time
  failed(context ? text : noWebGL());
}

/** @param {number} bytes */
function progress(bytes) {
  const megabytes = (/** @type {number} */ n) => (n / 1e6).toFixed(1);
  const bar = document.getElementById("loading-bar");
  if (!bar) return;
  bar.setAttribute("value", String(Math.min(bytes / total, 1)));
  byId("loading-text").textContent = bytes < total
    ? say("Loading the program: %s of %s MB", megabytes(bytes), megabytes(total)) : say("Starting the program…");
}

async function start() {
  const reason = missing();
  if (reason) return failed(reason);
  if (typeof globals.Go !== "function") return failed(say("A part of the page could not be loaded."));
  watchBytes(progress);
  const page = import("./page.js").catch(() => null); // loads beside the program
  const go = new globals.Go();
  let instance;
  try {
    instance = await WebAssembly.instantiate(await program(), go.importObject);
  } catch (error) {
    if (error instanceof DownloadError) return failed(say(error.message, ...error.args), { label: say("Try again"), action: retry });
    return failed(say("The program does not start in this browser: %s", error instanceof Error ? say(error.message) : error));
  }
  const { attach } = await page ?? {};
  if (!attach) return failed(say("A part of the page could not be loaded."));
  globals.optiscopePage = attach({ drawn, ready: () => outcome.resolve(), failed: gaveUp });
  watchCanvas();
  await go.run(instance).catch((/** @type {unknown} */ error) => failed(say("The program broke: %s", error)));
  failed(say("The program has stopped. Reloading brings it back as it was: the address holds everything that was set."));
}

function retry() {
  told = false;
  promise();
  byId("loading").classList.remove("failed");
  byId("loading").replaceChildren(
    element("p", { id: "loading-text" }, say("Loading the program…")),
    element("progress", { id: "loading-bar", max: 1, value: 0, "aria-label": say("Loading the program") }));
  start();
}

start();
