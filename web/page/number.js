// @ts-check
// A question of a worksheet that asks for a number: it is typed before the run is shown, and compared with the run's.
import { element, mark, write } from "./dom.js";
import { icon } from "./icons.js";
import { nodesOf } from "./spans.js";
import { say } from "./words.js";

/** @param {any} api @param {any} step @param {any} answer what was typed, "" by who only asks @param {any} text @param {(answer: string) => void} reply */
export function numberQuestion(api, step, answer, text, reply) {
  const asked = element("p", { id: "question" }, ...nodesOf(step.ask.text, text));
  return element("div", { class: "question", role: "group", "aria-labelledby": "question" }, asked,
    ...(answer === undefined ? form(api, step, reply) : told(api, step, answer)));
}

/** The field, and the way past it. @param {any} api @param {any} step @param {(answer: string) => void} reply */
function form(api, step, reply) {
  const field = /** @type {HTMLInputElement} */ (element("input", { class: "field", type: "text", autocomplete: "off", enterkeyhint: "done", maxlength: 40,
    "aria-labelledby": "question", "aria-describedby": "answer-rule answer-wrong" }));
  const wrong = element("p", { id: "answer-wrong", class: "error", role: "alert" });
  const refuse = (/** @type {string} */ message) => {
    write(wrong, message);
    mark(field, "aria-invalid", message ? "true" : null);
  };
  field.addEventListener("input", () => refuse(""));
  const answer = (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      if (!field.value.trim()) return field.focus();
      api.compareNumber(step.link, step.ask.number, field.value);
      reply(field.value);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      field.select();
    }
  };
  return [element("form", { class: "answer", onsubmit: answer }, field, element("button", { class: "button primary" }, say("Answer"))),
    element("p", { id: "answer-rule", class: "rule" }, say("Whole numbers have to be exact, others right to three digits.")), wrong,
    element("button", { type: "button", class: "choice", onclick: () => reply("") }, say("Show the answer"))];
}

/** What was typed, and what the run says. @param {any} api @param {any} step @param {string} answer */
function told(api, step, answer) {
  let right = false, typed = answer, words = "";
  try {
    ({ right, typed, words } = api.compareNumber(step.link, step.ask.number, answer));
  } catch (error) { // a worksheet may ask for what is not there
    words = error instanceof Error ? error.message : String(error);
  }
  const given = element("p", { class: "choice " + (right ? "right" : "wrong") }, icon(right ? "check" : "close"), typed);
  return [...(answer ? [given] : []), element("p", { class: "verdict", tabindex: -1 }, words)];
}
