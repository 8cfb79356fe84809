import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {importReviews} from "../../../loaders/review/import-reviews.js";
import {startBrowser} from "../../site/support/browser.js";
import {temporary} from "../ingest/support.js";
import {reviewWorkspace, sampleOf} from "./review-workspace.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()));
afterAll(() => browser?.close());

it("the form works from a file by keyboard alone, asks nothing of the network, and its CSV can be imported", async () => {
  const workspace = reviewWorkspace();
  const {files, design} = await sampleOf(workspace, {n: 6, names: ["Ada", "Ben"]});
  const url = pathToFileURL(files.find((file) => file.endsWith("sheet-1.html"))!).href;
  const n = design.items.filter(({sheets}) => sheets.includes(1)).length;
  const context = await browser.newContext({
    acceptDownloads: true,
    bypassCSP: false,
    viewport: {width: 390, height: 844}
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url);
  for (let i = 0; i < n; i++) {
    expect(await page.locator("h2").textContent()).toBe(`Answer ${i + 1} of ${n}`);
    await page.locator("input[name=accept]").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type(i === 0 ? "=looks odd" : "");
    await page.keyboard.press("Tab");
    // The last answer has no next one: the button is passed over.
    if (i < n - 1) await page.keyboard.press("Enter");
  }
  expect(await page.locator(".state").textContent()).toBe(`All ${n} reviewed: download the answers and send them back`);
  // What was answered outlives the page.
  await page.reload();
  expect(await page.locator("h2").textContent()).toBe(`Answer ${n} of ${n}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: "Download answers as CSV"}).click()
  ]);
  const file = join(temporary(), "answers.csv");
  await download.saveAs(file);
  expect(readFileSync(file, "utf8")).toContain(",'=looks odd,");
  expect(importReviews(workspace, [file])).toMatchObject({unanswered: 0, filed: [{added: 2 * n}]});
  expect([new Set(asked), faults]).toEqual([new Set([url]), []]);
  await context.close();
});

it("the form has no fault axe can find, light and dark, and no line wider than 320 px", async () => {
  const {files} = await sampleOf(reviewWorkspace(), {n: 6, names: []});
  const url = pathToFileURL(files.find((file) => file.endsWith("sheet-1.html"))!).href;
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({colorScheme, bypassCSP: true, viewport: {width: 320, height: 700}});
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("input[name=accept]").first().check();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.addScriptTag({content: axe});
    const violations = await page.evaluate(async () => {
      const {axe: checker} = globalThis as unknown as {axe: {run(): Promise<{violations: {id: string}[]}>}};
      return (await checker.run()).violations.map(({id}) => id);
    });
    expect(violations).toEqual([]);
    await context.close();
  }
});
