// @ts-check
// Mathematics from the program and from lessons.

const mathNamespace = "http://www.w3.org/1998/Math/MathML";

/** Only mathematics comes in: elements of MathML, their text, and nothing else. @param {string} source */
export function parseMath(source) {
  const parsed = new DOMParser().parseFromString(source, "text/html").querySelector("math");
  if (!parsed || [...parsed.querySelectorAll("*")].some((e) => e.namespaceURI !== mathNamespace)) return null;
  for (const part of [parsed, ...parsed.querySelectorAll("*")]) {
    for (const { name } of [...part.attributes]) if (/^on|href$|^src|^style$/i.test(name)) part.removeAttribute(name);
  }
  return document.importNode(parsed, true);
}
