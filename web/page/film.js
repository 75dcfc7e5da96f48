// @ts-check
// Videos of pictures that the program draws one after the other.

/** What the browser records, in the order of preference. */
const types = ["video/webm;codecs=vp9", "video/webm"];

/** Bits of a second of video: enough for thin lines to stay sharp. */
const quality = 12e6;

/** The type of video that this browser makes, or nothing. */
function recorded() {
  if (typeof MediaRecorder === "undefined" || !HTMLCanvasElement.prototype.captureStream) return undefined;
  return types.find((type) => MediaRecorder.isTypeSupported(type));
}

export const films = () => recorded() !== undefined;

/**
 * Begins a video, whose frames last as long as they are apart.
 * @param {number} width @param {number} height
 * @param {(video: Blob) => void} done @param {() => void} failed
 */
export function makeFilm(width, height, done, failed) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: recorded(), videoBitsPerSecond: quality });
  /** @type {Blob[]} */
  const parts = [];
  let kept = false;
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = () => { if (kept) done(new Blob(parts, { type: "video/webm" })); };
  recorder.onerror = () => { kept = false; failed(); };
  return {
    frame(/** @type {Uint8ClampedArray<ArrayBuffer>} */ pixels) {
      context.putImageData(new ImageData(pixels, width, height), 0, 0);
      if (recorder.state === "inactive") recorder.start();
    },
    end(/** @type {boolean} */ keep) {
      kept = keep;
      if (recorder.state !== "inactive") recorder.stop();
    },
  };
}
