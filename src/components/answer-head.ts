import {html} from "htl";

/** The answer of a page and, under it, on what it rests. Margins in round brackets are set in fainter ink. */
export function answerHead({answer, basis}: {answer: string; basis: string}): HTMLElement {
  return html`<div class="answer-head" aria-live="polite">
    <p class="answer">${withMargins(answer)}</p>
    <p class="basis">${basis}</p>
  </div>`;
}

/** A sentence with its bracketed margins in spans of their own; the text stays text. */
export function withMargins(sentence: string): (string | HTMLElement)[] {
  return sentence
    .split(/(\([^()]*\))/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("(") ? html`<span class="margin">${part}</span>` : part));
}

/** A caption whose first sentence, the takeaway, stands out. */
export function captionText(caption: string): HTMLElement {
  const end = caption.search(/[.!?] (?=[A-Z])/);
  const first = end < 0 ? caption : caption.slice(0, end + 1);
  return html`<p class="caption"><strong>${first}</strong>${caption.slice(first.length)}</p>`;
}
