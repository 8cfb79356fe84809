import type {Browser} from "playwright-core";
import {openPage} from "./open-page.js";
import {startTrace} from "./work-until.js";

/** When the first element of a kind was painted, both from the start of navigation, in milliseconds. */
export interface FirstDrawn {
  waited: number;
  /** What the page's own thread worked until then: no busy machine makes it more. */
  worked: number;
}

/**
 * Opens a page in a profile that has nothing in its cache and waits for the first element of a kind; `null` where the
 * page settles without one.
 */
export async function firstDrawn(browser: Browser, url: string, selector: string): Promise<FirstDrawn | null> {
  const page = await openPage(browser);
  try {
    const workUntil = await startTrace(page);
    await page.addInitScript(watch, {selector, mark: MARK});
    await page.goto(url, {waitUntil: "load"});
    await page.waitForFunction(() => document.querySelector("observablehq-loading, [aria-busy=true]") === null);
    // What a page fetches when it is idle belongs to its weight.
    await page.waitForLoadState("networkidle");
    if ((await page.locator(selector).count()) === 0) return null;
    const seen = () => performance.getEntriesByName("first drawn")[0]?.startTime ?? null;
    await page.waitForFunction(seen);
    return {waited: (await page.evaluate(seen))!, worked: await workUntil(MARK)};
  } finally {
    await page.context().close();
  }
}

const MARK = "first drawn";

/** Runs in the page: sees the element come, and takes the time when the frame that lays it out is painted. */
function watch({selector, mark}: {selector: string; mark: string}): void {
  const coming = new MutationObserver(() => {
    const element = document.querySelector(selector);
    if (element === null) return;
    coming.disconnect();
    new ResizeObserver((_, laidOut) => {
      laidOut.disconnect();
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => performance.mark(mark);
      port2.postMessage(null);
    }).observe(element);
  });
  coming.observe(document, {childList: true, subtree: true});
}
