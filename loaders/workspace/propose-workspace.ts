import {mkdtempSync, readdirSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join, relative, sep} from "node:path";
import {stringify} from "yaml";
import {adapters} from "../adapters/index.js";
import {openFenced} from "../duckdb.js";
import {openSource} from "../stage/source-file.js";
import {guessMapping, type GuessedMapping} from "../table/guess-mapping.js";
import type {TableKind} from "../table/keys.js";
import {openRelation} from "../table/relation.js";
import {compare} from "./find-sources.js";
import {foldPaths} from "./fold-paths.js";
import {isReport} from "./workspace-schema.js";

interface Proposal {
  yaml: string;
  /** What was recognised, for the terminal. */
  lines: string[];
}

/** What a folder's name says its tables hold; the others are tried after it. */
const KINDS: Record<string, TableKind[]> = {
  exports: ["attempt", "outcome", "rating"],
  ratings: ["rating", "attempt", "outcome"],
  outcomes: ["outcome", "attempt", "rating"],
  reports: []
};

/**
 * A commented workspace.yaml for what lies in a folder: harness exports by their content, plain tables with a mapping
 * guessed from their columns, and everything that was not recognised as a comment.
 */
export async function proposeWorkspace(folder: string): Promise<Proposal> {
  const formats = new Map<string, string[]>();
  const tables = new Map<string, {mapping: GuessedMapping; files: string[]}>();
  const unknown: string[] = [];
  for (const [part, kinds] of Object.entries(KINDS)) {
    for (const path of filesIn(join(folder, part))) {
      const name = relative(folder, path).split(sep).join("/");
      const found = await recognise(path, name, kinds);
      if (typeof found === "string") formats.set(found, [...(formats.get(found) ?? []), name]);
      else if (found === null) unknown.push(name);
      else {
        const key = JSON.stringify([part, found.table, found.columns, found.metrics, found.wide]);
        const known = tables.get(key);
        if (known) known.files.push(name);
        else tables.set(key, {mapping: found, files: [name]});
      }
    }
  }
  nameEmpty(formats, unknown, folder);
  const yaml = [
    "# What this workspace reads and how. Read it through: mappings are guesses from the names of columns.",
    `title: ${inline(titleOf(folder))}`,
    "",
    ...sourceLines(formats, tables, unknown),
    "",
    ...COMMENTED
  ];
  const lines = [
    ...[...formats].map(([format, files]) => `${format}: ${files.length} ${files.length === 1 ? "file" : "files"}`),
    ...[...tables.values()].map(({mapping, files}) => `table of ${mapping.table}: ${files.join(", ")}`),
    ...unknown.map((name) => `not recognised: ${name}`)
  ];
  return {yaml: `${yaml.join("\n")}\n`, lines};
}

/** mypy says that all is well by an empty file: one named like its other reports is one of them. */
function nameEmpty(formats: Map<string, string[]>, unknown: string[], folder: string): void {
  const reports = formats.get("mypy") ?? [];
  const names = new Set(reports.map((name) => basename(name)));
  const clean = unknown.filter((name) => names.has(basename(name)) && statSync(join(folder, name)).size === 0);
  for (const name of clean) unknown.splice(unknown.indexOf(name), 1);
  if (clean.length > 0) formats.set("mypy", [...reports, ...clean].sort(compare));
}

function sourceLines(
  formats: Map<string, string[]>,
  tables: Map<string, {mapping: GuessedMapping; files: string[]}>,
  unknown: string[]
): string[] {
  if (formats.size === 0 && tables.size === 0) {
    const lines = [
      "# Nothing was recognised in exports/, ratings/, outcomes/ or reports/; put files there and name them here.",
      "sources: []"
    ];
    return [...lines, ...unknown.map((name) => `#  - path: ${inline(name)}   # not recognised`)];
  }
  const lines = ["sources:"];
  const all = [...[...formats.values()].flat(), ...[...tables.values()].flatMap(({files}) => files), ...unknown];
  for (const [format, files] of formats) {
    lines.push(`  # ${files.length} ${files.length === 1 ? "file" : "files"} of ${format}`);
    if (isReport(format)) lines.push(BOUND);
    for (const name of foldPaths(files, all)) lines.push(`  - path: ${inline(name)}`, `    format: ${format}`);
  }
  for (const {mapping, files} of tables.values()) {
    for (const name of files) {
      lines.push(
        `  - path: ${inline(name)}`,
        "    format: table",
        `    table: ${mapping.table}`,
        ...(mapping.wide ? [`    from: ${inline(mapping.wide.from)}   # a column a rater becomes a row a rating`] : []),
        "    columns:   # our key: a DuckDB expression over the file's columns"
      );
      for (const [key, column] of Object.entries(mapping.columns))
        lines.push(`      ${key}: ${inline(expressionOf(column))}`);
      for (const [key, expression] of Object.entries(mapping.wide?.expressions ?? {}))
        lines.push(`      ${key}: ${inline(expression)}`);
      if (mapping.table === "attempt" && !VERDICTS.some((key) => key in mapping.columns))
        lines.push("      # passed: which column says that an attempt passed? without it no attempt is judged");
      if (Object.keys(mapping.metrics).length > 0) {
        lines.push("    metrics:   # further numbers, kept as scores");
        for (const [key, column] of Object.entries(mapping.metrics))
          lines.push(`      ${inline(key)}: ${inline(expressionOf(column))}`);
      }
      if (mapping.unused.length > 0) lines.push(`    # not used: ${mapping.unused.join(", ").replace(/\s+/g, " ")}`);
    }
  }
  for (const name of unknown) lines.push(`  # not recognised: ${name}`);
  return lines;
}

const BOUND =
  "  # folders <system>/<task>[/<attempt>] in the report or around it say which attempt; bind: says it otherwise";

/** One of these says what became of an attempt. */
const VERDICTS = ["passed", "verdict", "score", "passes"];

const COMMENTED = [
  "# Names, families and what to leave out; the order here is the order on every page.",
  "# systems:",
  '#   - {match: "openai:gpt-5*", name: GPT-5, family: openai}',
  "# What an export does not say of its run.",
  "# runs:",
  '#   - {match: "eval-2026-11*", suite_version: "2.4"}',
  "# Direction and fixed anchors of each metric that enters a composite, and its weights.",
  "# metrics:",
  "#   pass: {title: Pass@1, better: higher, anchors: [0, 1]}",
  "# weights:",
  "#   - {id: first, since: 2026-11-01, why: the starting point, weights: {pass: 1}}",
  "# What may leave the building in dist/.",
  "publish: {text: none, raters: pseudonyms}"
];

async function recognise(path: string, name: string, kinds: TableKind[]): Promise<string | GuessedMapping | null> {
  const {size, mtimeMs} = statSync(path);
  const file = await openSource({path, name, entry: {path: name}, entryIndex: 0, bytes: size, mtime_ms: mtimeMs});
  const adapter = size > 0 ? adapters.find((candidate) => candidate.detects(file)) : undefined;
  if (adapter) return adapter.format;
  const scratch = mkdtempSync(join(tmpdir(), "assay-init-"));
  const engine = await openFenced({paths: [path], directories: [scratch], temp: join(scratch, "spill")});
  try {
    const relation = await openRelation(engine.connection, file, scratch, false, () => undefined);
    return relation && guessMapping(relation.columns, kinds);
  } catch {
    return null;
  } finally {
    engine.close();
    rmSync(scratch, {recursive: true, force: true});
  }
}

function filesIn(folder: string): string[] {
  const entries = statSync(folder, {throwIfNoEntry: false})?.isDirectory()
    ? readdirSync(folder, {recursive: true, withFileTypes: true})
    : [];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !/^(readme|licen[cs]e)/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(compare);
}

const titleOf = (folder: string) =>
  basename(folder)
    .replace(/[-_]+/g, " ")
    .replace(/^./, (letter) => letter.toUpperCase());

/** A YAML scalar on one line. */
const inline = (text: string) =>
  stringify(text, {lineWidth: 0, defaultStringType: "PLAIN", defaultKeyType: "PLAIN"}).trim();

/** A column as an expression: quoted where its name is not a plain word. */
const expressionOf = (column: string) =>
  /^[a-z_][a-z0-9_]*$/i.test(column) ? column : `"${column.replaceAll('"', '""')}"`;
