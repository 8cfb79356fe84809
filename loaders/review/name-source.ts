import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {isDeepStrictEqual} from "node:util";
import {join} from "node:path";
import picomatch from "picomatch";
import {isMap, isSeq, parseDocument, type Document} from "yaml";

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

/** Adds the entry after the last of `sources:`, as text, so that every comment and blank stays where it is. */
function withEntry(yaml: string, document: Document, entry: Record<string, unknown>): string {
  const sources = document.get("sources");
  const comment = "# What reviewers said, filed by `npm run review -- import`.";
  const isBlock = isSeq(sources) && !sources.flow && sources.items.length > 0;
  const last = isBlock ? sources.items.at(-1) : undefined;
  const first = isBlock ? sources.items[0] : undefined;
  if (isMap(last) && isMap(first) && last.range && first.range) {
    // The dash stands two signs before the entry's first key.
    const lineStart = yaml.lastIndexOf("\n", first.range[0] - 1) + 1;
    const indent = /^ */.exec(yaml.slice(lineStart))![0];
    const end = last.range[1];
    const lines = [comment, ...entryLines(entry)].map((line) => `${indent}${line}`);
    const before = yaml.slice(0, end).trimEnd();
    // A comment behind the last value belongs to its line.
    const rest = yaml.slice(before.length);
    const lineEnd = rest.indexOf("\n");
    const sameLine = lineEnd < 0 ? rest : rest.slice(0, lineEnd);
    return `${before}${sameLine.trimEnd()}\n\n${lines.join("\n")}\n${lineEnd < 0 ? "" : rest.slice(lineEnd + 1)}`;
  }
  if (sources === undefined) {
    const lines = ["sources:", ...[comment, ...entryLines(entry)].map((line) => `  ${line}`)];
    return `${yaml.trimEnd()}\n\n${lines.join("\n")}\n`.trimStart();
  }
  if (isSeq(sources)) document.addIn(["sources"], document.createNode(entry));
  else document.set("sources", document.createNode([entry]));
  return document.toString({lineWidth: 0, flowCollectionPadding: false});
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
