// @ts-check
// Starts the program: tests what the browser can do, loads with progress,
// and says in words what went wrong.
import { byId, element } from "./dom.js";
import { attach } from "./page.js";
import { watchCanvas } from "./canvas.js";

/** How long to wait before each automatic repetition of a broken download, in ms. */
const pauses = [400, 1600];

class DownloadError extends Error {}

const link = /** @type {HTMLLinkElement} */ (byId("program"));
const total = Number(link.dataset.bytes);

const globals = /** @type {any} */ (globalThis);
globals.optiscope = {};
/** @type {{resolve: () => void, reject: (reason: Error) => void}} */
let outcome;
let told = false; // why there is no program: the first reason is the one to read
promise();
globals.optiscopePage = attach({ drawn, failed });

/** Makes optiscope.ready: settled by the first frame or by the reason why there is none. */
function promise() {
  globals.optiscope.ready = new Promise((resolve, reject) => { outcome = { resolve: () => resolve(undefined), reject }; });
  globals.optiscope.ready.catch(() => {}); // the page shows the reason; scripts may ask for it too
}

function drawn() {
  byId("page").classList.remove("loading");
  byId("loading").hidden = true;
  outcome.resolve();
  if ("serviceWorker" in navigator && globals.isSecureContext) {
    navigator.serviceWorker.register("sw.js").catch(() => {}); // without it only the offline copy is missing
  }
}

/**
 * Shows why there is no program, and one button that may help.
 * @param {string} text
 * @param {{label: string, action: () => void}} [remedy]
 */
function failed(text, remedy = { label: "Reload the page", action: () => location.reload() }) {
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

/** What is missing for the program to run, or "". */
function missing() {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    return "This browser does not run WebAssembly, or it is switched off (some strict security modes do that). Optiscope needs it.";
  }
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) {
    return "This browser offers no WebGL 2, with which Optiscope draws. It may help to switch on hardware acceleration, or to try another browser.";
  }
  context.getExtension("WEBGL_lose_context")?.loseContext(); // browsers allow only a few at a time
  return "";
}

/** @param {number} bytes */
function progress(bytes) {
  const megabytes = (/** @type {number} */ n) => (n / 1e6).toFixed(1);
  const bar = document.getElementById("loading-bar");
  if (!bar) return;
  bar.setAttribute("value", String(Math.min(bytes / total, 1)));
  byId("loading-text").textContent = bytes < total
    ? `Loading the program: ${megabytes(bytes)} of ${megabytes(total)} MB` : "Starting the program…";
}

/**
 * Counts a body's bytes as they come in.
 * @param {Response} response
 */
async function count(response) {
  let bytes = 0;
  const reader = /** @type {ReadableStream} */ (response.body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes;
    progress(bytes += value.length);
  }
}

/**
 * One attempt to load and compile the program. The response itself is
 * compiled while a clone is counted: so the browser may keep the compiled code.
 * @param {any} imports
 * @param {RequestCache} cache
 */
async function load(imports, cache) {
  let response;
  try {
    response = await fetch(link.href, { cache });
  } catch {
    throw new DownloadError("The program could not be loaded: the connection failed.");
  }
  if (!response.ok) throw new DownloadError(`The program could not be loaded: the server answered ${response.status}.`);
  const counted = count(response.clone());
  const compiled = compile(response, imports);
  compiled.catch(() => {}); // looked at below, after the count
  const bytes = await counted.catch(() => -1);
  if (bytes < 0) throw new DownloadError("The program could not be loaded: the connection broke off.");
  if (bytes < total) throw new DownloadError(`The download was cut short: ${bytes} of ${total} bytes arrived.`);
  return (await compiled).instance;
}

/** @param {Response} response @param {any} imports */
async function compile(response, imports) {
  const type = response.headers.get("Content-Type") ?? "";
  if (WebAssembly.instantiateStreaming && type.startsWith("application/wasm")) {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** Loads with repetitions. @param {any} imports @returns {Promise<WebAssembly.Instance>} */
async function insist(imports) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await load(imports, attempt === 0 ? "default" : "reload");
    } catch (error) {
      if (!(error instanceof DownloadError) || attempt >= pauses.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauses[attempt]));
    }
  }
}

async function start() {
  const reason = missing();
  if (reason) return failed(reason);
  if (typeof globals.Go !== "function") return failed("A part of the page could not be loaded.");
  const go = new globals.Go();
  let instance;
  try {
    instance = await insist(go.importObject);
  } catch (error) {
    if (error instanceof DownloadError) return failed(error.message, { label: "Try again", action: retry });
    return failed(`The program does not start in this browser: ${error instanceof Error ? error.message : error}`);
  }
  watchCanvas();
  await go.run(instance).catch((/** @type {unknown} */ error) => failed(`The program broke: ${error}`));
  failed("The program has stopped. Reloading brings it back as it was: the address holds everything that was set.");
}

function retry() {
  told = false;
  promise();
  byId("loading").classList.remove("failed");
  byId("loading").replaceChildren(
    element("p", { id: "loading-text" }, "Loading the program…"),
    element("progress", { id: "loading-bar", max: 1, value: 0, "aria-label": "Loading the program" }));
  start();
}

start();
