import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {SiteData} from "../src/models/page-models.js";
import type {PageSettings} from "../src/tables/cells.js";
import type {PublishSetting} from "../src/tables/publish.js";
import {readAccounting} from "./engine/read-accounting.js";
import {readCells} from "./engine/read-cells.js";
import {readFacts} from "./engine/read-facts.js";
import {readLatency} from "./engine/read-latency.js";
import {readOutcomes} from "./engine/read-outcomes.js";
import {readRatings} from "./engine/read-ratings.js";
import {closeSite} from "./publish/close-site.js";
import {openTables, type OpenTables} from "./read-tables.js";
import {readWorkspace, type Workspace} from "./workspace/read-workspace.js";

const MIN_TASKS = 30;
const MARGIN = 0.05;

/**
 * Everything the pages of a workspace are made from, read from its ingested tables.
 *
 * @param published - whether what is made of it leaves the building
 */
export async function readSiteData({
  workspace,
  out,
  published
}: {
  workspace: string;
  out: string;
  published: boolean;
}): Promise<SiteData> {
  const {settings} = readWorkspace(workspace);
  const title = settings.title ?? "Untitled workspace";
  const tables = await openTables(out);
  try {
    const query = {rows: tables.rows, columns: (sql: string) => columnsOf(tables, sql)};
    const facts = await readFacts(query, {
      title,
      // The sample says so in its title, and every page repeats it.
      synthetic: /^synthetic\b/i.test(title),
      commit: currentCommit(),
      settings: pageSettings(settings)
    });
    const publish = publishSetting(settings);
    const site: SiteData = {
      facts,
      cells: await readCells(query, facts.metrics),
      latency: await readLatency(query),
      accounting: await readAccounting(query),
      outcomes: await readOutcomes(query, facts),
      ratings: await readRatings(query, {
        rubric: settings.rubric ?? [],
        entries: settings.systems ?? [],
        pseudonyms: published && publish.raters === "pseudonyms"
      }),
      published,
      publish
    };
    return published ? closeSite(site, publish) : site;
  } finally {
    tables.close();
  }
}

/** What may leave the building: by default nothing readable. */
export function publishSetting({publish}: Workspace["settings"]): PublishSetting {
  return {raters: publish?.raters ?? "pseudonyms", text: publish?.text ?? "none"};
}

/** The project's commit in short, or `null` where it is not a checkout or git is not there. */
function currentCommit(): string | null {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const {status, stdout} = spawnSync("git", ["rev-parse", "--short", "HEAD"], {cwd: root, encoding: "utf8"});
  return status === 0 ? stdout.trim() : null;
}

/** A query's columns as lists: cells are many rows of few numbers, and an object a row would be most of the work. */
async function columnsOf({connection}: OpenTables, sql: string): Promise<Record<string, unknown[]>> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getColumnsObjectJS() as Record<string, unknown[]>;
}

/** What the pages need of workspace.yaml, with its defaults. */
function pageSettings(settings: Workspace["settings"]): PageSettings {
  return {
    metrics: Object.fromEntries(
      Object.entries(settings.metrics ?? {}).map(([name, m]) => [
        name,
        {
          title: m.title ?? name.replaceAll("_", " "),
          better: m.better,
          anchors: m.anchors ?? (m.better === "higher" ? [0, 1] : [1, 0]),
          unit: m.unit ?? null,
          ...(m.fails_when === undefined ? {} : {fails_when: m.fails_when})
        }
      ])
    ),
    weights: (settings.weights ?? []).map(({id, since, by, why, weights}) => ({
      id,
      since: since ?? null,
      by: by ?? null,
      why: why ?? null,
      weights
    })),
    min_tasks: settings.thresholds?.min_tasks ?? MIN_TASKS,
    margin: settings.thresholds?.regression_margin?.["default"] ?? MARGIN,
    ...(settings.thresholds?.regression_margin?.["default"] === undefined ? {} : {margin_stated: true as const}),
    ...(settings.value ? {value: settings.value} : {})
  };
}
