import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {pdfPages} from "../../loaders/brief/print-briefing.js";
import {pageModels} from "../../src/models/page-models.js";
import {bundledTheme, measureWords} from "../charts/measure-words.js";
import {startBrowser} from "./support/browser.js";
import {siteOf} from "../support/ingested.js";

// The page's own components with the site's stylesheet, mounted without a build of Framework: it adds nothing to sheets.

const root = fileURLToPath(new URL("../../", import.meta.url));
const shared = fileURLToPath(new URL("../../../shared/workspaces/", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "assay-sheets-"));
const entry = `
  import {briefingPage} from "./src/components/briefing/briefing-page.js";
  globalThis.mount = (model) => document.querySelector("main").append(briefingPage(model));`;

// Made here: one system, and nothing at all.
function writeWorkspace(name: string, settings: string, csv?: string): string {
  const folder = join(out, "workspaces", name);
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, "workspace.yaml"), settings);
  if (csv !== undefined) writeFileSync(join(folder, "runs.csv"), csv);
  return folder;
}

const single = writeWorkspace(
  "single",
  `title: One system
sources: [{path: runs.csv, format: table, table: attempt, columns: {system: system, task: task, passed: passed, cost_usd: cost}}]
value: {incident_usd: 50}
`,
  ["system,task,passed,cost", ...Array.from({length: 40}, (_, i) => `Kite,t${i},${i % 3 === 0},0.02`)].join("\n")
);
const empty = writeWorkspace("empty", "title: Nothing yet\nsources: []\n");

const workspaces: [string, string][] = [
  ["the sample", join(root, "data/sample")],
  ["one system", single],
  ["nothing", empty],
  ...(existsSync(shared) ? readdirSync(shared).map((name): [string, string] => [name, join(shared, name)]) : [])
];

let browser: Browser;
let script = "";
let css = "";

beforeAll(async () => {
  const bundle = await build({
    stdin: {contents: entry, resolveDir: root, loader: "ts"},
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "silent"
  });
  script = bundle.outputFiles[0]?.text ?? "";
  css = await bundledTheme();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(out, {recursive: true, force: true});
});

async function open(model: unknown, width: number): Promise<Page> {
  const page = await browser.newPage({viewport: {width, height: 900}, reducedMotion: "reduce"});
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${css}</style><nav id="observablehq-sidebar"></nav>
    <div id="observablehq-center"><main id="observablehq-main"><h1>What should we decide?</h1></main></div>`
  );
  await page.addScriptTag({content: script});
  await page.evaluate(`mount(${JSON.stringify(model).replaceAll("</", "<\\/")})`);
  await page.waitForFunction(() =>
    [...window.document.querySelectorAll(".figure")].every((figure) => figure.childElementCount > 0)
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page;
}

describe.each(workspaces)("the briefing of %s", (_, workspace) => {
  let model: unknown;
  beforeAll(async () => {
    model = pageModels.briefing(await siteOf(workspace, {published: true}));
  });

  it("prints to two pages, unscaled, in light", async () => {
    const page = await open(model, 1024);
    await page.emulateMedia({media: "print", colorScheme: "dark"});
    const paper = await page.evaluate(() =>
      getComputedStyle(window.document.documentElement).getPropertyValue("--paper")
    );
    const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
    await page.close();
    expect(pdfPages(pdf)).toBe(2);
    expect(paper.trim()).toBe("#ffffff");
  });

  it.each([1280, 390])("has no words that overlap or are cut off at %i px, and is no wider", async (width) => {
    const page = await open(model, width);
    const {overlaps, cut} = await measureWords(page);
    const wide = await page.evaluate(() => window.document.documentElement.scrollWidth);
    await page.close();
    expect({overlaps, cut}).toEqual({overlaps: [], cut: []});
    expect(wide).toBeLessThanOrEqual(width);
  });
});
