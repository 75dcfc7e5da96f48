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
  const address = URL.createObjectURL(new Blob([data], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), patience);
}
