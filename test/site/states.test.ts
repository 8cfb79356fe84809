import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {startBrowser} from "./support/browser.js";
import {atRest, controlsOf, otherValue, placeOf} from "./support/page-controls.js";
import {sampleSite} from "./support/sample-site.js";
import {serveFolder, type ServedFolder} from "./support/serve-folder.js";
import {settled} from "./support/visit.js";

let browser: Browser;
let site: ServedFolder;

beforeAll(async () => {
  site = await serveFolder(await sampleSite());
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page to which these files never come. */
async function openWithout(path: string, files: RegExp): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: "reduce"});
  await context.route(files, (route) => route.fulfill({status: 404, body: "not here"}));
  const page = await context.newPage();
  await page.goto(site.url + path);
  await settled(page);
  return page;
}

/** Asks something of a page by its first choice, or by its first slider where it offers no choice. */
async function ask(page: Page): Promise<void> {
  const controls = await controlsOf(page);
  const control = controls.find(({kind}) => kind === "select") ?? controls[0]!;
  const value = (await otherValue(page, control))!;
  if (control.kind === "select") await placeOf(page, control).selectOption(value);
  else await placeOf(page, control).fill(value);
}

const failed = (page: Page) => page.locator("main .error:visible").first();

describe.each(["value", "weights", "agreement", "slices", "passk", "compare", "system", "task"])(
  "the page %s without the part that computes",
  (path) => {
    it("shows what was built, says what failed and what still holds, and answers once the part can be had", async () => {
      const page = await openWithout(path, /worker[^/]*\.js/);
      await atRest(page);
      const built = await page.locator(".answer").first().innerText();
      expect(await page.locator("main svg[role=img]").count()).toBeGreaterThan(0);
      const controls = await controlsOf(page);
      await ask(page);
      await failed(page).waitFor();
      expect(await failed(page).innerText()).toMatch(
        /^This selection could not be made: the part of this page that computes could not be loaded\. What is shown is the one before\.$/
      );
      expect(await page.locator(".answer").first().innerText()).toBe(built);
      expect(await controlsOf(page)).toEqual(controls);
      await page.context().unroute(/worker[^/]*\.js/);
      await ask(page);
      await page.waitForFunction(() => location.search !== "");
      expect(await failed(page).count()).toBe(0);
      await page.context().close();
    });
  }
);

describe.each([
  ["slices", "cells", /\/cells\.arrow[^/]*\.gz/],
  ["value", "cells", /\/cells\.arrow[^/]*\.gz/],
  ["weights", "cells", /\/cells\.arrow[^/]*\.gz/],
  ["agreement", "ratings", /\/ratings\.arrow[^/]*\.gz/],
  ["metrics", "outcomes", /\/outcomes\.arrow[^/]*\.gz/]
])("the page %s without its %s", (path, what, files) => {
  it("says which file is missing and keeps what was built", async () => {
    const page = await openWithout(path, files);
    await atRest(page);
    const built = await page.locator(".answer").first().innerText();
    await ask(page);
    await failed(page).waitFor();
    expect(await failed(page).innerText()).toMatch(
      new RegExp(`^This selection could not be made: ${what} could not be read from /\\S+: 404\\. What is shown is`)
    );
    expect(await page.locator(".answer").first().innerText()).toBe(built);
    await page.context().close();
  });
});

describe("the page of SQL without its rows", () => {
  it("says in one line what could not be read", async () => {
    const page = await openWithout("explore", /\/attempts\.arrow[^/]*\.gz/);
    await failed(page).waitFor();
    expect(await failed(page).innerText()).toMatch(/^rows could not be read from \S+\/attempts\S+: 404$/);
    await page.context().close();
  });
});

describe("a slow network", () => {
  it("says what is being read, keeps the old marks meanwhile, and then answers", async () => {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: "reduce"});
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    await context.route(/\/cells\.arrow[^/]*\.gz/, async (route) => {
      await gate;
      await route.continue();
    });
    const page = await context.newPage();
    await page.goto(`${site.url}slices`);
    await settled(page);
    const built = await page.locator(".answer").first().innerText();
    await ask(page);
    await page.locator("main .loading:visible").waitFor();
    expect(await page.locator("main .loading:visible").innerText()).toMatch(/^reading [\d,]+ tasks$/);
    expect(await page.locator(".answer").first().innerText()).toBe(built);
    release();
    await page.waitForFunction(() => location.search !== "");
    await page.context().close();
  });
});
