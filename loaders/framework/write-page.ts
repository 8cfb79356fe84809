import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {PageName, SiteData} from "../../src/models/page-models.js";

// What reads and composes is imported where it is needed: a build's loaders, a process each, mostly find their page composed.

/** The site's data for a loader that Framework runs: which tables, and whether they leave the building, is in the environment. */
export async function siteData(): Promise<SiteData> {
  const {ASSAY_WORKSPACE: workspace, ASSAY_OUT: out, ASSAY_PREVIEW: preview} = process.env;
  if (!workspace || !out) throw new Error("loaders need ASSAY_WORKSPACE and ASSAY_OUT: use npm start or npm run build");
  const {readSiteData} = await import("../site-data.js");
  return readSiteData({workspace, out, published: preview !== "1"});
}

/** Writes a page's model to where Framework reads a loader. */
export async function writePage(page: PageName): Promise<void> {
  const {ASSAY_MODELS: models} = process.env;
  if (models) {
    process.stdout.write(readFileSync(join(models, `${page}.json`)));
    return;
  }
  const {pageModels} = await import("../../src/models/page-models.js");
  process.stdout.write(JSON.stringify(pageModels[page](await siteData())));
}

/** The quantiles of every system's times as JSON, for the worker of the system page. */
export async function latencyText(): Promise<string> {
  const {ASSAY_MODELS: models} = process.env;
  if (models) return readFileSync(join(models, LATENCY), "utf8");
  const {siteLatency} = await import("../../src/models/page-models.js");
  return JSON.stringify(siteLatency(await siteData()));
}

const LATENCY = "system-latency.json";

/**
 * Composes every page of a build at once: the tables are read once, and not by each of a dozen loaders.
 *
 * @param folder - where the models go, one `PAGE.json` each
 */
export async function composePages(folder: string, tables: {workspace: string; out: string}): Promise<void> {
  const {readSiteData} = await import("../site-data.js");
  const {pageModels, siteLatency} = await import("../../src/models/page-models.js");
  const site = await readSiteData({...tables, published: true});
  mkdirSync(folder, {recursive: true});
  for (const [page, compose] of Object.entries(pageModels))
    writeFileSync(join(folder, `${page}.json`), JSON.stringify(compose(site)));
  writeFileSync(join(folder, LATENCY), JSON.stringify(siteLatency(site)));
}
