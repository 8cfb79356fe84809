import type {Browser, Page} from "playwright-core";
import {changeControl, repaints, type Kind} from "./in-page.js";
import {openPage} from "./open-page.js";
import {spread, type Spread} from "./spread.js";

const CHANGES = 10;

/** How long a reader waits for the answer to a control, in milliseconds from input to paint. */
export interface Answers {
  /** The first change on the page, which has to start the worker and read the cells. */
  first: number | null;
  range: Spread | null;
  select: Spread | null;
  /** Changes that had no answer in time, by the control's name. */
  unanswered: string[];
  /** A bare repaint on the same page: what no answer can be quicker than. */
  repaint: Spread;
}

/**
 * Moves the controls of a page one after the other, ten sliders and ten choices, and waits for each answer.
 */
export async function measureAnswers(browser: Browser, url: string): Promise<Answers> {
  const page = await openPage(browser);
  try {
    await page.goto(url, {waitUntil: "networkidle"});
    const repaint = spread(await page.evaluate(repaints, CHANGES))!;
    const answers: Answers = {first: null, range: null, select: null, unanswered: [], repaint};
    for (const kind of ["select", "range"] as const) answers[kind] = await changes(page, kind, answers);
    return answers;
  } finally {
    await page.context().close();
  }
}

async function changes(page: Page, kind: Kind, answers: Answers): Promise<Spread | null> {
  const times: number[] = [];
  // The first is of neither kind: it starts the worker.
  for (let i = answers.first === null ? -1 : 0; i < CHANGES; i++) {
    const {waited, control} = await page.evaluate(changeControl, {kind, nth: Math.max(0, i)});
    if (control === null) return null;
    if (waited === null) answers.unanswered.push(control);
    else if (i < 0) answers.first = waited;
    else times.push(waited);
  }
  return spread(times);
}
