// @ts-check
// The live region tells the run in words: at rest whatever has changed, and while the run plays what happens, and every
// few seconds where it is.
import { byId, write } from "./dom.js";

/** The least time between two utterances, and how long a run that plays may go untold, in ms. */
const least = 1500, most = 6000;

/** @param {any} api */
export function makeSpeaker(api) {
  let timer = 0, due = Infinity, last = -Infinity;
  let playing = false, told = 0; // the step up to which a run that plays has been told
  let words = ""; // at rest
  /** @type {{step: number, text: string}[]} */
  let events = [];

  /** What happened on the way to a step, since it was last told. @param {number} step */
  const passed = (step) => {
    const texts = events.filter((e) => e.step > told && e.step <= step).map((e) => e.text);
    told = step;
    return texts;
  };

  const speak = () => {
    timer = 0;
    due = Infinity;
    last = performance.now();
    if (playing) {
      const now = api.get("t");
      write(byId("live"), [api.brief(), ...passed(now)].join(" "));
      return speakIn(most);
    }
    write(byId("live"), words);
    document.querySelector('[data-view="surface"]')?.setAttribute("aria-label", words);
  };

  /** Speaks after so many ms, if not before, and not too soon after the last utterance. @param {number} ms */
  const speakIn = (ms) => {
    const now = performance.now(), then = Math.max(now + ms, last + least);
    if (then >= due) return;
    clearTimeout(timer);
    due = then;
    timer = window.setTimeout(speak, then - now);
  };

  return {
    /** @param {any} change */
    update(change) {
      if (change.events) events = change.events;
      const step = change.controls?.t ? Number(change.controls.t.text) : null;
      const turned = change.controls?.play ? change.controls.play.text === "1" : playing;
      if (turned && !playing) {
        playing = true;
        told = step ?? api.get("t");
        clearTimeout(timer);
        due = Infinity;
        speakIn(most);
      }
      if (playing && step !== null) {
        if (step < told) told = step;
        if (events.some((e) => e.step > told && e.step <= step)) speakIn(0);
      }
      if (change.status) {
        // What happened on the way here was not told yet.
        const missed = playing ? passed(step ?? api.get("t")).filter((text) => !change.status.includes(text)) : [];
        words = [...missed, change.status].join(" ");
        speakIn(least);
      }
      playing = turned;
    },
  };
}
