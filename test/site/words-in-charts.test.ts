import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {pageModels, type SiteData} from "../../src/models/page-models.js";
import {bundledTheme, measureWords} from "../charts/measure-words.js";
import {noLatencies} from "../models/no-latencies.js";
import {noOutcomes} from "../models/no-outcomes.js";
import {noRatings} from "../models/no-ratings.js";
import {workedCells, type WorkedAttempt} from "../models/value/worked-cells.js";
import {startBrowser} from "./support/browser.js";
import {siteOf} from "../support/ingested.js";

// The pages' own components with the site's stylesheet, mounted without a build of Framework: it adds nothing to charts.

const root = fileURLToPath(new URL("../../", import.meta.url));
const entry = `
  import {answersPage} from "./src/components/answers/answers-page.js";
  import {systemPage} from "./src/components/system/system-page.js";
  import {taskPage} from "./src/components/task/task-page.js";
  import {valuePage} from "./src/components/value/value-page.js";
  import {weightsPage} from "./src/components/weights/weights-page.js";
  globalThis.mount = (page, {answers, value, weights, system, task, facts}) => {
    const startWorker = () => ({postMessage() {}});
    const rest = {facts, cells: "", startWorker};
    const content =
      page === "answers" ? answersPage(answers, value)
      : page === "system" ? systemPage({model: system, latencies: "", ...rest})
      : page === "task" ? taskPage({model: task, ratings: "", ...rest})
      : page === "weights" ? weightsPage({model: weights, ...rest})
      : valuePage({model: value, ...rest});
    document.querySelector("main").replaceChildren(content);
  };`;

/** Names as boards write them: long, alike, with brackets and dots. */
const endings = [
  " (2025-08-07) (medium reasoning)",
  " mini",
  ".1 · live-agent",
  " 480B/A35B Instruct",
  "-codex",
  " high"
];
const makers = ["Osprey 5", "Kite", "Jackdaw", "Rook3-Coder", "Skua", "Tern 4", "Tawny", "Scops K2", "Heron"];

function fiftySystems(): SiteData {
  const attempts: WorkedAttempt[] = [];
  for (let s = 0; s < 50; s++) {
    const system = `${makers[s % makers.length]}${endings[Math.floor(s / makers.length)]}`;
    for (let task = 0; task < 20; task++) {
      const passed = (task * 7 + s * 11) % 20 < 3 + ((s * 13) % 16);
      attempts.push({system, task: `t${task}`, passed, cost: 0.01 * 1.09 ** ((s * 17) % 50)});
    }
  }
  const {facts, cells} = workedCells(attempts);
  return {
    facts,
    cells,
    accounting: {sources: [], rejects: [], secrets: [], rows: {attempts: 0, scores: 0}, costs: []},
    outcomes: noOutcomes,
    latency: noLatencies,
    ratings: noRatings,
    published: false,
    publish: {raters: "pseudonyms", text: "none"}
  };
}

let browser: Browser;
let script = "";
let css = "";
const sites = new Map<string, Record<"answers" | "value" | "weights" | "system" | "task" | "facts", unknown>>();

beforeAll(async () => {
  for (const [name, site] of [
    ["the sample", await siteOf(join(root, "data/sample"))],
    ["fifty systems", fiftySystems()]
  ] as const) {
    const {answers, value, weights, system, task} = pageModels;
    sites.set(name, {
      answers: answers(site),
      value: value(site),
      weights: weights(site),
      system: system(site),
      task: task(site),
      facts: site.facts
    });
  }
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
});

describe.each(["the sample", "fifty systems"])("the pages of %s", (name) => {
  it.each([
    ["value", 1280],
    ["value", 390],
    ["answers", 1280],
    ["answers", 390],
    ["weights", 1280],
    ["weights", 390],
    ["system", 1280],
    ["system", 390],
    ["task", 1280],
    ["task", 390]
  ])("%s at %i px: no two words of any chart overlap and none is cut off", async (path, width) => {
    const page = await browser.newPage({viewport: {width, height: 900}, reducedMotion: "reduce"});
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${css}</style><nav id="observablehq-sidebar"></nav>
      <div id="observablehq-center"><main id="observablehq-main"></main></div>`
    );
    await page.addScriptTag({content: script});
    const mount = `mount(${JSON.stringify(path)}, ${JSON.stringify(sites.get(name)).replaceAll("</", "<\\/")})`;
    await page.evaluate(mount);
    await page.waitForFunction(() => window.document.querySelector("main svg") !== null);
    await page.waitForFunction(() => window.document.querySelector("[aria-busy=true]") === null);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const {overlaps, cut} = await measureWords(page);
    const charts = await page.locator("main svg[role=img]").count();
    await page.close();
    expect({overlaps, cut}).toEqual({overlaps: [], cut: []});
    expect(charts).toBeGreaterThan(0);
  });
});
