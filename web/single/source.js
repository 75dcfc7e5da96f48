// @ts-check
// Where the program and the page's data come from: the page itself, where they are text.

/** What went wrong on the way here, and not in the program: never here. */
export class DownloadError extends Error { args = []; }

const packed = /** @type {HTMLScriptElement} */ (document.getElementById("program"));

/** The program's size in bytes. */
export const total = Number(packed.dataset.bytes);

/** Unpacks the program. @returns {Promise<Response>} */
export async function request() {
  if (typeof DecompressionStream === "undefined") {
    throw new Error("it is too old for the single file. The site itself, on a server, may work");
  }
  const text = packed.text, encoded = /** @type {any} */ (Uint8Array);
  const bytes = encoded.fromBase64 ? encoded.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": "application/wasm" } });
}

/** A file with data, by its address, which leads to its place in this page. @param {string} address @returns {Promise<any>} */
export async function data(address) {
  return JSON.parse(document.getElementById(new URL(address).hash.slice(1))?.textContent ?? "");
}
