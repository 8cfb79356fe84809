import axe, {type RunOptions} from "axe-core";
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

/** Waits until the network is quiet, no cell is pending and every chart has had its turn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("observablehq-loading, [aria-busy=true]") === null);
}

/** What axe finds wrong with the page as it stands: the rule, its help, and the elements. */
export async function accessibilityFaults(
  page: Page,
  rules: "all" | "contrast" | "all but contrast" = "all"
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const options: RunOptions = {
    ...(rules === "contrast" && {runOnly: ["color-contrast"]}),
    ...(rules === "all but contrast" && {rules: {"color-contrast": {enabled: false}}}),
    // What passed need not be written up: half of axe's time.
    resultTypes: ["violations"]
  };
  const {violations} = await page.evaluate((o) => (globalThis as unknown as {axe: typeof axe}).axe.run(o), options);
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

/** What is wrong with the page on A4: wider than the sheet, cut off where paper cannot scroll, controls left over. */
export async function printFaults(page: Page): Promise<string[]> {
  await page.setViewportSize({width: 673, height: 1000});
  await page.emulateMedia({media: "print", colorScheme: "light"});
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await settled(page);
  const faults = await page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element) => element.getClientRects().length > 0;
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px wider than the sheet`);
    for (const element of document.querySelectorAll("main *")) {
      if (!shown(element)) continue;
      // Heads that sort on the screen are the heads of their columns on paper.
      if (/^(SELECT|BUTTON|INPUT)$/.test(element.tagName) && !element.matches("th .sort"))
        found.push(`a control is printed: ${name(element)}`);
      const {overflowX} = getComputedStyle(element);
      if (overflowX !== "visible" && overflowX !== "clip" && element.scrollWidth > element.clientWidth + 1)
        found.push(`${element.scrollWidth - element.clientWidth} px are cut off: ${name(element)}`);
    }
    return found;
  });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({media: "screen", colorScheme: "light"});
  return faults;
}
