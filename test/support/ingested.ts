import {createHash} from "node:crypto";
import {basename, resolve} from "node:path";
import {ensureIngested, type Ingested} from "../../loaders/ingest.js";
import {readSiteData} from "../../loaders/site-data.js";
import type {SiteData} from "../../src/models/page-models.js";
import {once} from "./once.js";

/**
 * The tables of a workspace that no test changes: the sample, the shared ones. Ingested once in a run of the tests,
 * whichever file asks first.
 */
export async function ingested(workspace: string): Promise<Ingested> {
  const path = resolve(workspace);
  const name = `tables-${basename(path)}-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`;
  const out = await once(name, async (folder) => void (await ensureIngested({workspace: path, out: folder})));
  return ensureIngested({workspace: path, out});
}

const sites = new Map<string, Promise<SiteData>>();

/** What the pages of such a workspace are made of, and their models with it: files that share a worker share them. */
export function siteOf(workspace: string, {published = false} = {}): Promise<SiteData> {
  const key = JSON.stringify([resolve(workspace), published]);
  const site = sites.get(key) ?? readSite(workspace, published);
  sites.set(key, site);
  return site;
}

async function readSite(folder: string, published: boolean): Promise<SiteData> {
  const {out, workspace} = await ingested(folder);
  return readSiteData({workspace: workspace.dir, out, published});
}
