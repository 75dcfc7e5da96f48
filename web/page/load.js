// @ts-check
// Loads and compiles the program, and counts the bytes. It begins as soon
// as this file is there, before the rest of the page is.
import { DownloadError, request, total } from "./source.js";

/** How long to wait before each automatic repetition of a broken download, in ms. */
const pauses = [400, 1600];

let arrived = 0;
/** @type {(bytes: number) => void} */
let tell = () => {};

/** Tells how many bytes are there, now and whenever there are more. @param {(bytes: number) => void} listener */
export function watchBytes(listener) {
  tell = listener;
  tell(arrived);
}

/** What runs WebAssembly at all. */
export const able = typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function";

/** @type {Promise<WebAssembly.Module>|null} */
let first = able ? insist() : null;
first?.catch(() => {}); // looked at by whoever asks for the program

/** The compiled program: the one on its way, or else loaded anew. @returns {Promise<WebAssembly.Module>} */
export function program() {
  const module = first ?? insist();
  first = null;
  return module;
}

/** Loads with repetitions. @returns {Promise<WebAssembly.Module>} */
async function insist() {
  for (let attempt = 0; ; attempt++) {
    try {
      return await load(attempt === 0 ? "default" : "reload");
    } catch (error) {
      if (!(error instanceof DownloadError) || attempt >= pauses.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauses[attempt]));
    }
  }
}

/**
 * One attempt to load and compile the program. The response itself is
 * compiled while a clone is counted: so the browser may keep the compiled code.
 * @param {RequestCache} cache
 */
async function load(cache) {
  const response = await request(cache);
  const counted = count(response.clone());
  const compiled = compile(response);
  compiled.catch(() => {}); // looked at below, after the count
  const bytes = await counted.catch(() => -1);
  if (bytes < 0) throw new DownloadError("The program could not be loaded: the connection broke off.");
  if (bytes < total) throw new DownloadError("The download was cut short: %s of %s bytes arrived.", bytes, total);
  return compiled;
}

/**
 * Counts a body's bytes as they come in.
 * @param {Response} response
 */
async function count(response) {
  arrived = 0;
  const reader = /** @type {ReadableStream} */ (response.body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return arrived;
    tell(arrived += value.length);
  }
}

/** @param {Response} response */
async function compile(response) {
  const type = response.headers.get("Content-Type") ?? "";
  if (typeof WebAssembly.compileStreaming === "function" && type.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
