import type {Browser, Page} from "playwright-core";

/** A page in a fresh profile with nothing in its cache. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  // Functions sent to the page carry a helper of the compiler's that is not there.
  await context.addInitScript("globalThis.__name = (f) => f");
  return context.newPage();
}
