import {readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {startBrowser} from "./support/browser.js";
import {sampleSite} from "./support/sample-site.js";
import {serveFolder, type ServedFolder} from "./support/serve-folder.js";
import {visit, type Visit} from "./support/visit.js";

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

describe("the downloads of a figure", () => {
  let opened: Visit;
  beforeAll(async () => (opened = await visit(browser, `${site.url}value`)));
  afterAll(() => opened?.page.context().close());

  async function download(label: string): Promise<{name: string; bytes: Buffer}> {
    const [file] = await Promise.all([
      opened.page.waitForEvent("download"),
      opened.page.locator(".downloads button", {hasText: label}).first().click()
    ]);
    return {name: file.suggestedFilename(), bytes: readFileSync(await file.path())};
  }

  it("are its rows as CSV, the figure as an SVG that stands alone, and a PNG of twice its size", async () => {
    const csv = await download("CSV");
    expect(csv.name).toMatch(/[.]csv$/);
    expect(csv.bytes.toString().split("\r\n").length).toBeGreaterThan(2);
    const svg = await download("SVG");
    expect(svg.name).toMatch(/[.]svg$/);
    expect(svg.bytes.toString()).not.toMatch(/var\(--|color-mix/);
    const drawn = await opened.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        fault: parsed.querySelector("parsererror")?.textContent ?? null,
        words: parsed.querySelectorAll("text").length
      };
    }, svg.bytes.toString());
    expect(drawn.fault).toBeNull();
    expect(drawn.words).toBeGreaterThan(5);
    const png = await download("PNG");
    const width = Number(/width="([\d.]+)"/.exec(svg.bytes.toString())?.[1]);
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(png.bytes.readUInt32BE(16)).toBe(Math.floor(width * 2));
    expect(opened.complaints).toEqual([]);
  });
});

describe("the controls of the value page", () => {
  let opened: Visit;
  beforeAll(async () => (opened = await visit(browser, `${site.url}value`)));
  afterAll(() => opened?.page.context().close());

  const basis = () => opened.page.locator(".basis").innerText();
  const search = () => opened.page.evaluate(() => location.search);

  it("answer a choice anew, and keep it in the address", async () => {
    const {page} = opened;
    const before = await basis();
    await page.locator(".control", {hasText: "Category"}).locator("select").selectOption("review");
    await page.waitForFunction((text) => document.querySelector(".basis")?.textContent !== text, before);
    expect(await basis()).toContain("(review)");
    expect(await search()).toBe("?category=review");
  });

  it("survive a reload: a shared link shows what its sender saw", async () => {
    const shown = await basis();
    await opened.page.reload();
    await opened.page.waitForFunction((text) => document.querySelector(".basis")?.textContent === text, shown);
  });

  it("weigh metrics by slider to a sum of one, say that the weights are not the standing ones, and lead back", async () => {
    const {page} = opened;
    await page.locator(".value-controls .control.weight input").first().fill("0.9");
    await page.locator(".weights-note").waitFor();
    const weights = await page.locator(".value-controls .control.weight output").allInnerTexts();
    expect(weights.map(Number).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 1);
    await page.waitForFunction(() => location.search.includes("weights=pass"));
    await page.locator(".weights-note button").click();
    await page.waitForFunction(() => !location.search.includes("weights="));
    expect(await page.locator(".weights-note").count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });
});

describe("the controls of the agreement page", () => {
  let opened: Visit;
  beforeAll(async () => (opened = await visit(browser, `${site.url}agreement`)));
  afterAll(() => opened?.page.context().close());

  it("ask another question of the ratings, keep it in the address and survive a reload", async () => {
    const {page} = opened;
    const basis = () => page.locator(".basis").innerText();
    const before = await basis();
    await page.locator(".control", {hasText: "Question"}).locator("select").selectOption("clarity");
    await page.waitForFunction((text) => document.querySelector(".basis")?.textContent !== text, before);
    expect(await page.evaluate(() => location.search)).toBe("?dimension=clarity");
    const shown = await basis();
    await page.reload();
    await page.waitForFunction((text) => document.querySelector(".basis")?.textContent === text, shown);
    expect(opened.complaints).toEqual([]);
  });
});

describe("the controls of the weights page", () => {
  let opened: Visit;
  beforeAll(async () => (opened = await visit(browser, `${site.url}weights`)));
  afterAll(() => opened?.page.context().close());

  it("weigh by slider to a sum of one, keep it in the address over a reload, and lead back", async () => {
    const {page} = opened;
    const time = page.getByLabel("weight of Time");
    await time.fill("0.6");
    await page.waitForFunction(() => location.search.includes("latency_s%3A0.6"));
    await page.reload();
    await page.locator(".weights-note").waitFor();
    expect(await page.locator(".weights-note").innerText()).toMatch(/stand at another rank, by \d at most/);
    const weights = await page.locator("table.weights output").allInnerTexts();
    expect(weights.map(Number).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 1);
    expect(await page.locator(".answer").innerText()).toMatch(/^These are not the standing weights\./);
    await page.getByRole("button", {name: "Equal"}).click();
    await page.waitForFunction(() => location.search.includes("latency_s%3A0.2"));
    await page.getByRole("button", {name: "Standing", exact: true}).click();
    await page.waitForFunction(() => !location.search.includes("weights="));
    expect(await page.locator(".weights-note").count()).toBe(0);
  });

  it("hand the proposed weights over as an entry for workspace.yaml", async () => {
    const {page} = opened;
    await page.getByRole("button", {name: "Proposed"}).click();
    await page.waitForFunction(() => location.search.includes("weights="));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: "Download weights"}).click()
    ]);
    expect(download.suggestedFilename()).toBe("weights-outcomes-2026-11-16.yaml");
    const {weights} = parse(readFileSync(await download.path(), "utf8"));
    expect(weights).toHaveLength(1);
    expect(weights[0]).toMatchObject({id: "outcomes-2026-11-16", why: expect.stringContaining("12 repositories")});
    expect(opened.complaints).toEqual([]);
  });
});

describe("the page of SQL", () => {
  let opened: Visit;
  beforeAll(async () => (opened = await visit(browser, `${site.url}explore`)));
  afterAll(() => opened?.page.context().close());

  const said = (words: RegExp) =>
    opened.page.waitForFunction(
      (text) => new RegExp(text).test(document.querySelector(".status")?.textContent ?? ""),
      words.source
    );

  it("loads the rows and answers its first question, with a chart", async () => {
    await said(/^\d+ rows in/);
    expect(await opened.page.locator(".result tbody tr").count()).toBeGreaterThan(1);
    expect(await opened.page.locator(".answer-view svg").count()).toBe(1);
    expect(await opened.page.evaluate(() => location.search)).toBe("");
  });

  it("runs a query of the reader's own by keyboard, and keeps it in the address over a reload", async () => {
    const {page} = opened;
    await page.locator("textarea").fill("select count(*) as n, 'x' as word from attempts");
    await page.locator("textarea").press("Control+Enter");
    await page.waitForFunction(() => location.search.includes("sql="));
    const shown = await page.locator(".result tbody").innerText();
    await page.reload();
    await said(/^1 row in/);
    expect(await page.locator(".result tbody").innerText()).toBe(shown);
  });

  it("says an error in one line, reaches no file, and can be stopped", async () => {
    const {page} = opened;
    const fails = async (sql: string, words: RegExp) => {
      await page.locator("textarea").fill(sql);
      await page.locator("textarea").press("Control+Enter");
      await page.waitForFunction(
        (text) => new RegExp(text).test(document.querySelector(".explore-page .error")?.textContent ?? ""),
        words.source
      );
    };
    await fails("selec 1", /^line 1: syntax error/);
    await fails(`select * from read_csv('${site.url}value')`, /disabled by configuration/);
    await fails("set enable_external_access = true", /locked/);
    await page
      .locator("textarea")
      .fill("select count(*) from range(100000) a, range(100000) b where a.range + b.range > 1");
    await page.locator("textarea").press("Control+Enter");
    await page.getByRole("button", {name: "Stop"}).click();
    await said(/^Stopped/);
    expect(opened.outside).toEqual([]);
  });
});
