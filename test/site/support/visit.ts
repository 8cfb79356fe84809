import axe from "axe-core";
import type {Browser, Page} from "playwright-core";

/** What happened while a page was open. */
export interface Visit {
  page: Page;
  /** Addresses asked for that are not of the page's own origin. */
  outside: string[];
  /** Everything on the console, errors that nobody caught, requests that failed. */
  complaints: string[];
}

/**
 * Opens a page in a fresh profile and waits until its cells have run.
 */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: "reduce"});
  const page = await context.newPage();
  const outside: string[] = [];
  const complaints: string[] = [];
  const {origin} = new URL(url);
  page.on("request", (request) => {
    const asked = request.url();
    if (!/^(data|blob):/.test(asked) && new URL(asked).origin !== origin) outside.push(asked);
  });
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url);
  await settled(page);
  return {page, outside, complaints};
}

/** Waits until the network is quiet and no cell is pending. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("observablehq-loading") === null);
}

/** What axe finds wrong with the page as it stands: the rule, its help, and the elements. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const {violations} = await page.evaluate(() => (globalThis as unknown as {axe: typeof axe}).axe.run());
  return violations.map(
    ({id, help, nodes}) =>
      `${id}: ${help}: ${nodes
        .slice(0, 4)
        .map(({target}) => target.join(" "))
        .join(", ")}`
  );
}

/** How far the page is wider than a window of this width, in pixels, and the elements that reach furthest. */
export async function overflow(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({width, height: 900});
  await settled(page);
  // Charts are drawn anew for a width in the next frames.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")]
      .map((element) => ({element, right: element.getBoundingClientRect().right}))
      .filter(({right}) => right > clientWidth + 1)
      .slice(0, 4)
      .map(({element, right}) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} to ${right}`);
    return [`${scrollWidth - clientWidth} px wider than ${clientWidth}: ${wide.join(", ")}`];
  });
}
