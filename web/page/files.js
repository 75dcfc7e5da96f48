// @ts-check
// Files that the program makes, downloaded.
import { element } from "./dom.js";

/** Types by the end of a file's name. @type {Record<string, string>} */
const types = { csv: "text/csv", json: "application/json", png: "image/png", gif: "image/gif", py: "text/x-python", go: "text/x-go" };

/** How long a download may take to begin, in ms: then its data may go. */
const patience = 60000;

/** @param {string} name @param {Uint8Array<ArrayBuffer>} data */
export function save(name, data) {
  const type = types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  download(name, new Blob([data], { type }));
}

/**
 * Encodes a picture as the browser does, and downloads it.
 * @param {string} name @param {Uint8ClampedArray<ArrayBuffer>} pixels @param {number} width @param {number} height @param {() => void} failed
 */
export function savePicture(name, pixels, width, height, failed) {
  const canvas = /** @type {HTMLCanvasElement} */ (element("canvas", { width, height }));
  const context = canvas.getContext("2d");
  if (!context) return failed();
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
  canvas.toBlob((blob) => (blob ? download(name, blob) : failed()), types.png);
}

/** What is remembered in this browser stands under such a name. @param {string} name */
const place = (name) => "optiscope/" + name;

/** Remembers a text; the answer is why it cannot, or empty. @param {string} name @param {string} text */
export function keep(name, text) {
  try {
    localStorage.setItem(place(name), text);
    return "";
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

/** What was remembered; a browser may refuse even to look. @param {string} name */
export function kept(name) {
  try {
    return { text: localStorage.getItem(place(name)) ?? "", error: "" };
  } catch (error) {
    return { text: "", error: String(error instanceof Error ? error.message : error) };
  }
}

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), patience);
}
