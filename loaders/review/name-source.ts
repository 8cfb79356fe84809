import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {isDeepStrictEqual} from "node:util";
import {join} from "node:path";
import picomatch from "picomatch";
import {parseDocument, type Document} from "yaml";
import {appendEntry} from "../workspace/append-entry.js";

/** Whether workspace.yaml had to be told of the ratings. */
export type NamedSource = "was there" | "added" | "no file yet";

/** How a file of filed reviews is read: one entry for all of them. */
const PATH = "ratings/review-*.csv";
const COLUMNS = {
  suite: "suite",
  run: "run",
  system: "system",
  task: "task",
  attempt_index: "attempt_index",
  rater: "rater",
  rater_kind: "'human'",
  dimension: "dimension",
  value: "value",
  label: "label",
  batch: "batch",
  rated_at: "rated_at",
  inclusion_probability: "inclusion_probability"
};

/**
 * Makes sure that `sources:` of workspace.yaml reads the file, and changes nothing else there.
 *
 * Where another entry for ratings already matches the file with columns of its own, the file is named by its full path,
 * which wins over a glob.
 *
 * @param file - relative to the workspace
 */
export function nameSource(workspace: string, file: string): NamedSource {
  if (!existsSync(join(workspace, file))) return "no file yet";
  const path = join(workspace, "workspace.yaml");
  const yaml = readFileSync(path, "utf8");
  const document = parseDocument(yaml);
  const {sources} = (document.toJS() ?? {}) as {sources?: {path: string; table?: string; columns?: unknown}[]};
  const matching = (sources ?? []).filter(
    (entry) => entry.table === "rating" && (entry.path === file || picomatch(entry.path)(file))
  );
  if (matching.some(({columns}) => isDeepStrictEqual(columns, COLUMNS))) return "was there";
  const added = {path: matching.length > 0 ? file : PATH, format: "table", table: "rating", columns: COLUMNS};
  writeFileSync(path, withEntry(yaml, document, added));
  return "added";
}

/** Adds the entry after the last of `sources:`. */
function withEntry(yaml: string, document: Document, entry: Record<string, unknown>): string {
  const comment = "# What reviewers said, filed by `npm run review -- import`.";
  return appendEntry(yaml, document, {key: "sources", entry, lines: [comment, ...entryLines(entry)], parted: true});
}

function entryLines({columns, ...head}: Record<string, unknown>): string[] {
  const pairs = Object.entries(columns as Record<string, string>);
  const value = (text: string) => (/^[\w*./-]+$/.test(text) ? text : JSON.stringify(text));
  return [
    ...Object.entries(head).map(([key, text], i) => `${i === 0 ? "- " : "  "}${key}: ${value(String(text))}`),
    "  columns:",
    ...pairs.map(([key, text]) => `    ${key}: ${value(text)}`)
  ];
}
