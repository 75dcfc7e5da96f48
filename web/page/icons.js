// @ts-check
// All pictures of the page: icons by name and the entries' marks by shape.

const namespace = "http://www.w3.org/2000/svg";

/** Paths in a 24 × 24 box. Filled ones start with "f:". @type {Record<string, string[]>} */
const icons = {
  play: ["f:M7 4.500v15l12.500-7.500z"],
  pause: ["f:M6.500 4.500h4v15h-4z", "f:M13.500 4.500h4v15h-4z"],
  first: ["f:M5 5h2.400v14H5z", "f:M20 5v14l-11-7z"],
  back: ["f:M17.500 5v14l-11-7z"],
  forward: ["f:M6.500 5v14l11-7z"],
  last: ["f:M16.600 5H19v14h-2.400z", "f:M4 5v14l11-7z"],
  "event-back": ["M9 5.500L3 12l6 6.500", "f:M16 6.500L21.500 12 16 17.500 10.500 12z"],
  "event-forward": ["M15 5.500L21 12l-6 6.500", "f:M8 6.500L13.500 12 8 17.500 2.500 12z"],
  eye: ["M2.500 12c2.600-4.300 5.800-6.400 9.500-6.400s6.900 2.100 9.500 6.400c-2.600 4.300-5.800 6.400-9.500 6.400S5.100 16.300 2.500 12z", "f:M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z"],
  "eye-off": ["M2.500 12c2.600-4.300 5.800-6.400 9.500-6.400s6.900 2.100 9.500 6.400c-2.600 4.300-5.800 6.400-9.500 6.400S5.100 16.300 2.500 12z", "M4.500 20.500l15-17"],
  more: ["f:M5 10.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600z", "f:M12 10.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600z", "f:M19 10.200a1.800 1.800 0 1 1 0 3.600 1.800 1.800 0 0 1 0-3.600z"],
  up: ["M12 19.500V5", "M5.500 11.500L12 5l6.500 6.500"],
  down: ["M12 4.500V19", "M5.500 12.500L12 19l6.500-6.500"],
  duplicate: ["M8.500 8.500H20V20H8.500z", "M4 15.500V4h11.500"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  plus: ["M12 5v14", "M5 12h14"],
  "zoom-in": ["M12 5v14", "M5 12h14"],
  "zoom-out": ["M5 12h14"],
  "zoom-home": ["M4 9V4h5", "M15 4h5v5", "M20 15v5h-5", "M9 20H4v-5"],
  share: ["M12 15V3.500", "M7.500 8L12 3.500 16.500 8", "M5 12v8.500h14V12"],
  export: ["M12 3.500V15", "M7.500 10.500L12 15l4.500-4.500", "M5 15v5.500h14V15"],
  present: ["M3.500 5h17v11.500h-17z", "M12 16.500V20", "M8 20h8"],
  course: ["M12 6.500C10 5 7.500 4.500 3.500 4.500v13.500c4 0 6.500.5 8.500 2 2-1.500 4.500-2 8.500-2V4.500c-4 0-6.500.5-8.500 2z", "M12 6.500V20"],
  language: ["M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z", "M3 12h18", "M12 3c-5 5.400-5 12.600 0 18", "M12 3c5 5.400 5 12.600 0 18"],
  gallery: ["M4 4h6.500v6.500H4z", "M13.500 4H20v6.500h-6.500z", "M4 13.500h6.500V20H4z", "M13.500 13.500H20V20h-6.500z"],
  flag: ["M5.500 21.500v-18", "M5.500 4.500h13l-3 4 3 4h-13"],
  check: ["M4.500 12.500l5 5 10-11"],
  auto: ["M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z", "f:M12 3.500a8.500 8.500 0 0 1 0 17z"],
  dark: ["M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z"],
  light: ["M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M12 2.500v2", "M12 19.500v2", "M2.500 12h2", "M19.500 12h2", "M5.300 5.300l1.400 1.400", "M17.300 17.300l1.400 1.400", "M5.300 18.700l1.400-1.400", "M17.300 6.700l1.400-1.400"],
};

/** One closed outline per shape, in the same box. @type {Record<string, string>} */
const shapes = {
  triangle: "M12 3L22 20.500H2z",
  diamond: "M12 1.500L22.500 12 12 22.500 1.500 12z",
  circle: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z",
  square: "M3.500 3.500h17v17h-17z",
  pentagon: "M12 2l10 7.400-3.800 11.800H5.800L2 9.400z",
  cross: "M8.500 2h7v6.500H22v7h-6.500V22h-7v-6.500H2v-7h6.500z",
  "triangle-down": "M12 21L2 3.500h20z",
  hexagon: "M12 1.500l9.100 5.250v10.500L12 22.500l-9.100-5.250V6.750z",
};

/** @param {string[]} paths @param {string} name */
function picture(paths, name) {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  for (const data of paths) {
    const path = document.createElementNS(namespace, "path");
    const filled = data.startsWith("f:");
    path.setAttribute("d", filled ? data.slice(2) : data);
    path.setAttribute("class", filled ? "filled" : "stroked");
    svg.append(path);
  }
  return svg;
}

/** Whether there is an icon of this name. @param {string} name */
export const hasIcon = (name) => name in icons;

/** @param {string} name */
export const icon = (name) => picture(icons[name], "icon");

/** An entry's mark: its shape in its colour. @param {{slot: number, shape: string}} mark */
export function markPicture(mark) {
  const svg = picture(["f:" + (shapes[mark.shape] ?? shapes.circle)], "mark");
  svg.setAttribute("data-slot", String(mark.slot));
  return svg;
}
