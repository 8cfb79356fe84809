import {readdirSync, readFileSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";
import type {PublishSetting} from "../../../src/tables/publish.js";
import {literal} from "../../duckdb.js";
import type {Query} from "../../engine/query.js";
import type {Secret} from "./check-secrets.js";
import {raterNames, wordsOf} from "./rater-names.js";
import {textProbes} from "./text-probes.js";

export interface SecretSources {
  /** The canonical tables, one relation each. */
  query: Query;
  publish: PublishSetting;
  /** Absolute folders whose names must not leave: the project, the workspace, the tables. */
  folders: readonly string[];
  /** The folder of the project's own pages. */
  pages: string;
}

/** Enough to catch any loader that lets texts through, few enough to look for in every byte. */
const mostTexts = 400;

/**
 * What the publish policy keeps in the building, as strings that must not be found in the site: pieces of prompts and
 * outputs, names of human raters, names of the sources and paths of this machine.
 */
export async function workspaceSecrets({query, publish, folders, pages}: SecretSources): Promise<Secret[]> {
  const secrets: Secret[] = [];
  for (const folder of new Set([...folders, homedir()])) {
    if (folder.split("/").length > 1 && folder !== "/") secrets.push({kind: "a path of this machine", text: folder});
  }
  for (const {path} of await query.rows<{path: string}>("select distinct path from source order by path")) {
    // Documentation may name a file as people do, `runs.csv`; data may not.
    if (path.includes("/")) secrets.push({kind: "the path of a source", text: path});
    const file = path.split("/").at(-1) ?? path;
    if (/[.]\w+$/.test(file)) secrets.push({kind: "the name of a source", text: file, dataOnly: true});
  }
  if (publish.raters !== "names") {
    const raters = "select distinct rater from rating where rater_kind = 'human' and rater is not null order by rater";
    const names = (await query.rows<{rater: string}>(raters)).map(({rater}) => rater);
    if (names.length > 0) secrets.push(...raterNames(names, await ownWords(query, pages)));
  }
  secrets.push(...(await closedTexts(query, publish.text)));
  return [...new Map(secrets.map((secret) => [secret.text, secret])).values()];
}

/** The words that a site holds whoever rated: of its pages and their scripts, and of what is named on them. */
async function ownWords(query: Query, pages: string): Promise<Set<string>> {
  const files = readdirSync(pages, {recursive: true, encoding: "utf8"}).filter((file) => /[.](md|ts|css)$/.test(file));
  const named = await query.rows<{name: string}>(
    `select distinct unnest([system, family, model]) as name from system
     union select distinct unnest([task, category, language, difficulty]) from task
     union select distinct metric from score union select distinct dimension from rating`
  );
  return wordsOf([
    ...files.map((file) => readFileSync(join(pages, file), "utf8")),
    ...named.flatMap(({name}) => (name === null ? [] : [name]))
  ]);
}

/** Pieces of the texts that stay, but for those that open texts hold as well: a system's prompt begins them all alike. */
async function closedTexts(query: Query, open: PublishSetting["text"]): Promise<Secret[]> {
  if (open === "all") return [];
  const isOpen =
    open === "none" ? "false" : `coalesce(k.category in (${open.categories.map(literal).join(", ")}), false)`;
  const texts = (column: string, opened: boolean) =>
    query.rows<{text: string}>(
      `select x.${column} as text from text x join attempt a using (attempt_id) join task k using (task_id)
       where x.${column} is not null and ${opened ? "" : "not "}${isOpen} order by md5(attempt_id) limit ${mostTexts}`
    );
  const secrets: Secret[] = [];
  for (const [column, kind] of [
    ["prompt", "a prompt"],
    ["output", "an output"]
  ] as const) {
    const free = open === "none" ? [] : await texts(column, true);
    for (const {text} of await texts(column, false))
      for (const probe of textProbes(text))
        if (!free.some((other) => other.text.includes(probe))) secrets.push({kind, text: probe});
  }
  return secrets;
}
