import {html} from "htl";
import {withTerms} from "./terms.js";

/** The answer of a page and, under it, on what it rests. Margins in round brackets are set in fainter ink. */
export function answerHead({answer, basis}: {answer: string; basis: string}): HTMLElement {
  return html`<div class="answer-head" aria-live="polite">
    <p class="answer">${withMargins(answer)}</p>
    <p class="basis">${basis}</p>
  </div>`;
}

/** Brackets that hold a margin, not part of a system's name: an interval, a probability, or both. */
const MARGIN = /(\((?:\d+% interval|P\s|gain |[−\d.$]+%? to )[^()]*\))/;

/** A sentence with its bracketed margins in spans of their own; the text stays text. */
export function withMargins(sentence: string): (string | HTMLElement)[] {
  return sentence
    .split(MARGIN)
    .filter((part) => part !== "")
    .map((part) => (MARGIN.test(part) ? html`<span class="margin">${part}</span>` : part));
}

/** The first sentence of an answer, for the list of answers; a very short one ("Weakly.") takes the next along. */
export function firstSentence(answer: string): string {
  for (const end of answer.matchAll(/[.!?] (?=[A-Z0-9])/g)) {
    if (end.index >= SHORTEST) return answer.slice(0, end.index + 1);
  }
  return answer;
}
const SHORTEST = 30;

/** A caption whose first sentence, the takeaway, stands out. */
export function captionText(caption: string): HTMLElement {
  const end = caption.search(/[.!?] (?=[A-Z0-9])/);
  const first = end < 0 ? caption : caption.slice(0, end + 1);
  return html`<p class="caption"><strong>${first}</strong>${withTerms(caption.slice(first.length))}</p>`;
}
