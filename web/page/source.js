// @ts-check
// Where the program and the page's data come from: the server. (In the single file they are a part of the page.)

/** What went wrong on the way here, and not in the program: trying again may help. */
export class DownloadError extends Error {
  /** @param {string} text as words.js says it @param {...any} args */
  constructor(text, ...args) { super(text); this.args = args; }
}

const link = /** @type {HTMLLinkElement} */ (document.getElementById("program"));

/** The program's size in bytes. */
export const total = Number(link.dataset.bytes);

/** Asks for the program. @param {RequestCache} cache @returns {Promise<Response>} */
export async function request(cache) {
  let response;
  try {
    response = await fetch(link.href, { cache });
  } catch {
    throw new DownloadError("The program could not be loaded: the connection failed.");
  }
  if (!response.ok) throw new DownloadError("The program could not be loaded: the server answered %s.", response.status);
  return response;
}

/** A file with data, by its address. @param {string} address @returns {Promise<any>} */
export async function data(address) {
  return (await fetch(address)).json();
}
