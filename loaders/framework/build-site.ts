import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {lock} from "proper-lockfile";
import {UserError} from "../user-error.js";
import {copySources} from "./copy-sources.js";
import {emptyCache} from "./empty-cache.js";
import {finishHtml} from "./finish-html.js";
import {packScripts} from "./pack-scripts.js";
import {preloadData} from "./preload-data.js";
import {runFrameworkBuild, type SiteEnvironment} from "./run-framework.js";
import type {Secret} from "./verify/check-secrets.js";
import type {Fault} from "./verify/fault.js";
import {isBuiltSite, siteFiles} from "./verify/site-files.js";
import {verifyDist} from "./verify/verify-dist.js";
import {composePages} from "./write-page.js";

export interface BuildOptions {
  /** Absolute folder of the workspace. */
  workspace: string;
  /** Absolute folder of its ingested tables. */
  out: string;
  /** Absolute folder that the site goes to; replaced as a whole. */
  dist: string;
  /** What must not be found in the site. */
  secrets: readonly Secret[];
}

export interface BuiltSite {
  pages: number;
  bytes: number;
  faults: Fault[];
  /** Where the site stands: `dist`, or `.assay/site` when it has faults. */
  folder: string;
}

/**
 * Builds the static site of one workspace and puts it in its place only when nothing is wrong with it.
 *
 * Framework serves a loader's earlier output whatever has changed since, so its cache is emptied before. It works on a
 * copy of the pages with a cache of its own: a preview of another workspace may be running meanwhile, and its loaders'
 * output must not come into this site. Each build has a folder of its own until its site is verified.
 *
 * @param root - the project's folder
 * @throws a `UserError` where the target holds something else; an error with Framework's own words where a page or a
 *   loader failed
 */
export async function buildSite(root: string, {workspace, out, dist, secrets}: BuildOptions): Promise<BuiltSite> {
  refuseForeignFolder(dist);
  const state = join(root, ".assay");
  const staging = join(state, `site-${process.pid}`);
  const models = join(state, `models-${process.pid}`);
  rmSync(staging, {recursive: true, force: true});
  try {
    await composePages(models, {workspace, out});
    await renderPages(root, {workspace, out, models, dist: relative(root, staging)});
    await packScripts(staging);
    const pages = finishPages(staging);
    const faults = await verifyDist(staging, secrets);
    const built = {pages, bytes: totalBytes(staging), faults};
    const folder = faults.length > 0 ? join(state, "site") : dist;
    rmSync(folder, {recursive: true, force: true});
    move(staging, folder);
    return {...built, folder};
  } finally {
    for (const folder of [staging, models]) rmSync(folder, {recursive: true, force: true});
  }
}

/** Framework's part, one build at a time: they share the copy of the pages and the bundles of installed packages. */
async function renderPages(root: string, site: SiteEnvironment): Promise<void> {
  const state = join(root, ".assay");
  const release = await lock(state, {
    lockfilePath: join(state, "build.lock"),
    stale: 30_000,
    retries: {forever: true, factor: 1, minTimeout: 500, maxRetryTime: 600_000}
  });
  try {
    const source = copySources(root, join(state, "build"));
    emptyCache(root, source);
    const {code, log} = await runFrameworkBuild(root, {...site, source: relative(root, source)});
    if (code !== 0) throw new Error(`the site was not built:\n${complaints(log)}`);
  } finally {
    await release();
  }
}

function refuseForeignFolder(dist: string): void {
  if (!existsSync(dist) || isBuiltSite(dist) || readdirSync(dist).length === 0) return;
  throw new UserError(`--out: needs a new or empty folder or an earlier site, found other files in ${dist}`);
}

function finishPages(folder: string): number {
  let pages = 0;
  for (const path of siteFiles(folder).paths) {
    if (!path.endsWith(".html")) continue;
    const file = join(folder, path);
    writeFileSync(file, preloadData(finishHtml(readFileSync(file, "utf8"))));
    pages += 1;
  }
  return pages;
}

function totalBytes(folder: string): number {
  const site = siteFiles(folder);
  return site.paths.reduce((sum, path) => sum + site.bytes(path).length, 0);
}

function move(from: string, to: string): void {
  mkdirSync(join(to, ".."), {recursive: true});
  try {
    renameSync(from, to);
  } catch (error) {
    // Another disk cannot be renamed to.
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, to, {recursive: true});
    rmSync(from, {recursive: true, force: true});
  }
}

/** What Framework printed, without its lines of progress and its advice. */
function complaints(log: string): string {
  const progress =
    /^in \d+ms$|^src\/\.observablehq\/|^(load|copy|build|built|bundle|alias|index|render|npm:|success|\S* ?→|Tip:|If you think|↳)|→ \S+$/;
  const lines = log.split("\n").filter((line) => line.trim() !== "" && !progress.test(line.trim()));
  return lines.slice(-30).join("\n");
}
