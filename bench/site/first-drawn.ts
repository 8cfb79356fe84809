import type {Browser} from "playwright-core";
import {openPage} from "./open-page.js";

/**
 * Milliseconds from the start of navigation until the first element of a kind is painted, in a profile that has nothing
 * in its cache; `null` where the page settles without one.
 */
export async function firstDrawn(browser: Browser, url: string, selector: string): Promise<number | null> {
  const page = await openPage(browser);
  try {
    await page.addInitScript(watch, selector);
    await page.goto(url, {waitUntil: "load"});
    await page.waitForFunction(() => document.querySelector("observablehq-loading") === null);
    // What a page fetches when it is idle belongs to its weight.
    await page.waitForLoadState("networkidle");
    const drawn = () => (globalThis as unknown as {firstDrawn: number | null}).firstDrawn !== null;
    if ((await page.locator(selector).count()) > 0) await page.waitForFunction(drawn);
    return await page.evaluate(() => (globalThis as unknown as {firstDrawn: number | null}).firstDrawn);
  } finally {
    await page.context().close();
  }
}

/** Runs in the page: looks before every frame, and takes the time when that frame is out. */
function watch(selector: string): void {
  const seen = globalThis as unknown as {firstDrawn: number | null};
  seen.firstDrawn = null;
  const look = () => {
    if (document.querySelector(selector) === null) {
      requestAnimationFrame(look);
      return;
    }
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => (seen.firstDrawn = performance.now());
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}
