import {html} from "htl";
import {keepFocus} from "../controls/keep-focus.js";
import {remember} from "./remember.js";

export interface PageLoopOptions<Asked, Model> {
  page: HTMLElement;
  /** What the page shows before anybody touches it, and what that answers. */
  asked: Asked;
  model: Model;
  /** Resolves to `null` when a later question has overtaken this one. */
  answer: (asked: Asked) => Promise<Model | null>;
  draw: (model: Model) => void;
  /** What a shared link must say to show the same; empty for the default view. */
  query: (asked: Asked, model: Model) => URLSearchParams;
  /** Said while an answer takes longer than a moment: "reading 2,000 tasks". */
  reading: () => string;
}

export interface PageLoop<Asked> {
  /** What was asked last, answered or not. */
  readonly asked: Asked;
  ask: (asked: Asked) => Promise<void>;
  /** What is said while an answer is waited for, and why one could not be had. */
  lines: HTMLElement;
}

const SAY_READING_MS = 300;

/**
 * The loop behind a page's controls: asks, draws the answer, and writes what was asked into the address.
 *
 * Old marks stay until new ones replace them, and stay where no answer could be had: the controls then go back to what
 * is shown.
 */
export function pageLoop<Asked, Model>(options: PageLoopOptions<Asked, Model>): PageLoop<Asked> {
  const {page, answer, draw, query} = options;
  const reading = html`<p class="loading" role="status" hidden></p>`;
  const failed = html`<p class="error" role="alert" hidden></p>`;
  let asked = options.asked;
  let shown = {asked, model: options.model};
  let questions = 0;

  const ask = async (next: Asked) => {
    asked = next;
    const mine = ++questions;
    const timer = setTimeout(() => {
      reading.textContent = options.reading();
      reading.hidden = false;
    }, SAY_READING_MS);
    try {
      const model = await answer(next);
      if (model === null || mine !== questions) return;
      shown = {asked: next, model};
      remember(query(next, model));
      failed.hidden = true;
      keepFocus(page, () => draw(model));
    } catch (error) {
      if (mine !== questions) return;
      failed.textContent = `This selection could not be made: ${error instanceof Error ? error.message : String(error)}. What is shown is the one before.`;
      failed.hidden = false;
      asked = shown.asked;
      keepFocus(page, () => draw(shown.model));
    } finally {
      clearTimeout(timer);
      if (mine === questions) reading.hidden = true;
    }
  };
  return {
    get asked() {
      return asked;
    },
    ask,
    lines: html`<div>${failed}${reading}</div>`
  };
}
