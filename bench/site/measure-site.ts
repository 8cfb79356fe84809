import {serveFolder} from "../../loaders/framework/serve-folder.js";
import {startBrowser} from "../../loaders/framework/start-browser.js";
import {siteFiles} from "../../loaders/framework/verify/site-files.js";
import {firstDrawn, type FirstDrawn} from "./first-drawn.js";
import {measureAnswers, type Answers} from "./measure-answers.js";
import {pageWeight, type Weight} from "./page-weight.js";
import {spread, type Spread} from "./spread.js";

const LOADS = 3;

/** A page with the shell of all others and nothing to compute: what any page must at least take. */
const EMPTY = "methods/glossary";

/** Pages whose controls are moved. */
const ANSWERING = ["value", "weights", "compare", "slices", "passk", "metrics", "agreement", "system", "task"];

/** Milliseconds until something is painted, and those of them that the page's own thread worked. */
export interface Drawn {
  waited: Spread;
  worked: Spread;
}

export interface MeasuredPage {
  page: string;
  weight: Weight;
  /** From the start of navigation until the first chart is painted; `null` where a page has none. */
  chart: Drawn | null;
  /** The same for the heading of an empty page of the same shell, loaded in turns with this one. */
  empty: Drawn | null;
  answers: Answers | null;
}

/**
 * Opens every page of a built site in a browser and measures it.
 *
 * @param progress - is told of each page before it is opened: a site takes minutes
 */
export async function measureSite(dist: string, progress: (said: string) => void = () => {}): Promise<MeasuredPage[]> {
  const served: string[] = [];
  const site = await serveFolder(dist, {onServed: (file) => served.push(file)});
  const browser = await startBrowser();
  try {
    const paths = siteFiles(dist).paths.filter((path) => path.endsWith(".html") && path !== "404.html");
    const pages: MeasuredPage[] = [];
    for (const [i, path] of paths.entries()) {
      progress(`${path}, ${i + 1} of ${paths.length}`);
      const page = path.replace(/\.html$/, "");
      const url = `${site.url}${page.replace(/(^|\/)index$/, "$1")}`;
      served.length = 0;
      const charts = found(await firstDrawn(browser, url, CHART));
      const answers = ANSWERING.includes(page) ? await measureAnswers(browser, url) : null;
      // With what a page loads only when it is asked something.
      const weight = pageWeight(dist, new Set(served));
      const empty: FirstDrawn[] = [];
      while (charts.length > 0 && charts.length < LOADS) {
        empty.push(...found(await firstDrawn(browser, `${site.url}${EMPTY}`, "h1")));
        charts.push(...found(await firstDrawn(browser, url, CHART)));
      }
      pages.push({page, weight, chart: drawn(charts), empty: drawn(empty), answers});
    }
    return pages;
  } finally {
    await browser.close();
    await site.close();
  }
}

const CHART = ".figure svg, figure svg, .picture svg";

function found(first: FirstDrawn | null): FirstDrawn[] {
  return first === null ? [] : [first];
}

function drawn(loads: readonly FirstDrawn[]): Drawn | null {
  const waited = spread(loads.map((l) => l.waited));
  const worked = spread(loads.map((l) => l.worked));
  return waited && worked && {waited, worked};
}
