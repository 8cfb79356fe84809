import {homedir} from "node:os";
import type {PublishSetting} from "../../../src/tables/publish.js";
import {literal} from "../../duckdb.js";
import type {Query} from "../../engine/query.js";
import type {Secret} from "./check-secrets.js";
import {textProbes} from "./text-probes.js";

export interface SecretSources {
  /** The canonical tables, one relation each. */
  query: Query;
  publish: PublishSetting;
  /** Absolute folders whose names must not leave: the project, the workspace, the tables. */
  folders: readonly string[];
}

/** Enough to catch any loader that lets texts through, few enough to look for in every byte. */
const mostTexts = 400;

/**
 * What the publish policy keeps in the building, as strings that must not be found in the site: pieces of prompts and
 * outputs, names of human raters, names of the sources and paths of this machine.
 */
export async function workspaceSecrets({query, publish, folders}: SecretSources): Promise<Secret[]> {
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
    const raters = "select distinct rater from rating where rater_kind = 'human' order by rater";
    for (const {rater} of await query.rows<{rater: string}>(raters))
      secrets.push({kind: "a rater's name", text: rater});
  }
  secrets.push(...(await closedTexts(query, publish.text)));
  return [...new Map(secrets.map((secret) => [secret.text, secret])).values()];
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
