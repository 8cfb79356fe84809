import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {pageModels, type PageName} from "../../src/models/page-models.js";
import {startBrowser} from "./support/browser.js";
import {siteOf} from "../support/ingested.js";
import {sample, sampleSite} from "./support/sample-site.js";
import {serveFolder, type ServedFolder} from "./support/serve-folder.js";
import {accessibilityFaults, overflow, printFaults, visit, type Visit} from "./support/visit.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every page that is built: no draft; one with a parameter in its name stands for many and is found in the site. */
const pages = readdirSync(join(root, "src"), {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith(".md") && !entry.parentPath.includes(".observablehq"))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !/^---\n(?:.*\n)*?draft:\s*true/.test(readFileSync(file, "utf8")))
  .map((file) => relative(join(root, "src"), file).split(sep).join("/").replace(/\.md$/, ""))
  .filter((path) => !path.includes("["))
  .sort();

let browser: Browser;
let dist: string;
let site: ServedFolder;

beforeAll(async () => {
  dist = await sampleSite();
  site = await serveFolder(dist);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(pages)("the page %s of the sample's site", (path) => {
  let opened: Visit;
  beforeAll(async () => (opened = await visit(browser, site.url + path.replace(/(^|\/)index$/, "$1"))));
  afterAll(() => opened?.page.context().close());

  it("asks its own origin for everything, says nothing on the console and has no cell in error", async () => {
    const errors = await opened.page.locator(".observablehq--error").allTextContents();
    expect({...opened, page: null, errors}).toEqual({page: null, outside: [], complaints: [], errors: []});
  });

  it("has one question as its heading and no gap where text was meant", async () => {
    expect(await opened.page.locator("h1").count()).toBe(1);
    const text = await opened.page.locator("main").innerText();
    expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object |\bInfinity\b/);
  });

  // Each width and each scheme is met by all rules; colours depend on the scheme and on which of two layouts the width
  // calls for, so contrast is measured in all four of those.
  it("gives axe nothing to say in light and dark, from 320 to 2560 px", async () => {
    const {page} = opened;
    const faults: string[] = [];
    for (const [width, colorScheme, rules] of [
      [1280, "light", "all"],
      [1280, "dark", "contrast"],
      [2560, "dark", "all but contrast"],
      [390, "dark", "all"],
      [390, "light", "contrast"],
      [320, "light", "all but contrast"]
    ] as const) {
      await page.emulateMedia({colorScheme});
      await page.setViewportSize({width, height: 900});
      for (const fault of await accessibilityFaults(page, rules)) faults.push(`${width} ${colorScheme}: ${fault}`);
    }
    await page.emulateMedia({colorScheme: "light"});
    expect(faults).toEqual([]);
  });

  it("prints its answer and its pictures, nothing cut off and no control", async () => {
    expect(await printFaults(opened.page)).toEqual([]);
  });

  it.each([2560, 1280, 390, 320])("is no wider than a window of %i px", async (width) => {
    expect(await overflow(opened.page, width)).toEqual([]);
  });
});

describe("the sample's site", () => {
  it("has every page and finds it by its search", async () => {
    const {page, outside, complaints} = await visit(browser, site.url);
    await page.keyboard.press("/");
    await page.keyboard.type("quality");
    await page.waitForSelector("#observablehq-search-results a");
    const found = await page
      .locator("#observablehq-search-results a")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(found).toContain(`${site.url}value`);
    expect({outside, complaints}).toEqual({outside: [], complaints: []});
    await page.context().close();
  });

  it("draws on every page what `answer --json` prints", async () => {
    const data = await siteOf(sample, {published: true});
    const files = readdirSync(join(dist, "_file/data"));
    for (const page of Object.keys(pageModels) as PageName[]) {
      const file = files.find((name) => name.startsWith(`${page}.`) && name.endsWith(".json"));
      if (file === undefined) throw new Error(`the site has no model of the page ${page}`);
      const drawn: unknown = JSON.parse(readFileSync(join(dist, "_file/data", file), "utf8"));
      expect(drawn, page).toEqual(JSON.parse(JSON.stringify(pageModels[page](data))));
    }
  });

  it("leaves no draft in the site", () => {
    const built = readdirSync(dist).filter((name) => name.endsWith(".html"));
    for (const name of built) expect(existsSync(join(root, "src", name.replace(/\.html$/, ".md"))), name).toBe(true);
    expect(built.length).toBeGreaterThan(0);
  });
});
