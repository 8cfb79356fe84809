import type {Browser} from "playwright-core";
import {serveFolder} from "../../loaders/framework/serve-folder.js";
import {startBrowser} from "../../loaders/framework/start-browser.js";
import {siteFiles} from "../../loaders/framework/verify/site-files.js";
import {firstDrawn} from "./first-drawn.js";
import {measureAnswers, type Answers} from "./measure-answers.js";
import {pageWeight, type Weight} from "./page-weight.js";
import {spread, type Spread} from "./spread.js";

const LOADS = 5;

/** A page with the shell of all others and nothing to compute: what any page must at least take. */
const EMPTY = "methods/glossary";

/** Pages whose controls are moved. */
const ANSWERING = ["value", "weights", "compare", "slices", "passk", "metrics", "agreement"];

export interface MeasuredPage {
  page: string;
  weight: Weight;
  /** Milliseconds from the start of navigation until the first chart is painted; `null` where a page has none. */
  chart: Spread | null;
  answers: Answers | null;
}

export interface MeasuredSite {
  pages: MeasuredPage[];
  /** Milliseconds until the heading of an empty page of the same shell is painted. */
  empty: Spread;
  /** Milliseconds from a change of text to its paint. */
  repaint: Spread;
}

/** Opens every page of a built site in a browser and measures it. */
export async function measureSite(dist: string): Promise<MeasuredSite> {
  const served: string[] = [];
  const site = await serveFolder(dist, {onServed: (file) => served.push(file)});
  const browser = await startBrowser();
  try {
    const paths = siteFiles(dist).paths.filter((path) => path.endsWith(".html") && path !== "404.html");
    const empty = spread(await loads(browser, `${site.url}${EMPTY}`, "h1"))!;
    const pages: MeasuredPage[] = [];
    let repaint: Spread | null = null;
    for (const path of paths) {
      const page = path.replace(/\.html$/, "");
      const url = `${site.url}${page.replace(/(^|\/)index$/, "$1")}`;
      served.length = 0;
      const first = await loads(browser, url, CHART, 1);
      const charts = first.length === 0 ? [] : [...first, ...(await loads(browser, url, CHART, LOADS - 1))];
      const answers = ANSWERING.includes(page) ? await measureAnswers(browser, url) : null;
      repaint ??= answers?.repaint ?? null;
      // With what a page loads only when it is asked something.
      const weight = pageWeight(dist, new Set(served));
      pages.push({page, weight, chart: spread(charts), answers: answers?.answers ?? null});
    }
    return {pages, empty, repaint: repaint!};
  } finally {
    await browser.close();
    await site.close();
  }
}

const CHART = ".figure svg, figure svg, .picture svg";

async function loads(browser: Browser, url: string, selector: string, times = LOADS): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i++) {
    const at = await firstDrawn(browser, url, selector);
    if (at !== null) found.push(at);
  }
  return found;
}
