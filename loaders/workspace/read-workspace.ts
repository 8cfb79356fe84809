import {createHash} from "node:crypto";
import {existsSync, readFileSync, statSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {isMap, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair} from "yaml";
import type {z} from "zod";
import {KEYS, REQUIRED, type TableKind} from "../table/keys.js";
import {UserError} from "../user-error.js";
import {workspaceSchema, type WorkspaceSettings} from "./workspace-schema.js";

/** A folder of exports with its workspace.yaml, read and found valid. */
export interface Workspace {
  /** Absolute path of the folder. */
  dir: string;
  /** The folder's name, for messages and for the out folder. */
  name: string;
  settings: WorkspaceSettings;
  /** Of workspace.yaml: with the files it decides whether the tables are stale. */
  hash: string;
  /** Where a key of workspace.yaml stands, as `workspace.yaml:12:5`. */
  at: (path: readonly (string | number)[]) => string;
}

/**
 * The workspace in a folder: its workspace.yaml, validated to the last key.
 *
 * Throws a `UserError` that names line and column and what was needed.
 */
export function readWorkspace(dir: string): Workspace {
  const folder = resolve(dir);
  const file = join(folder, "workspace.yaml");
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UserError(`${dir}: needs a folder with a workspace.yaml, found no such folder`);
  if (!existsSync(file))
    throw new UserError(`${dir}: needs a workspace.yaml, found none; \`npm run init -- ${dir}\` writes one`);
  const yaml = readFileSync(file, "utf8");
  const lines = new LineCounter();
  const document = parseDocument(yaml, {lineCounter: lines, prettyErrors: false, uniqueKeys: true});
  const at = (path: readonly (string | number)[]) => positionOf(document, lines, path);
  const fault = document.errors[0];
  if (fault) {
    const {line, col} = lines.linePos(fault.pos[0]);
    throw new UserError(`workspace.yaml:${line}:${col}: must be valid YAML: ${lowerFirst(fault.message)}`);
  }
  const parsed = workspaceSchema.safeParse(document.toJS({maxAliasCount: 100}) ?? {}, {reportInput: true});
  if (!parsed.success) throw new UserError(describe(parsed.error.issues[0]!, at));
  checkMappings(parsed.data, at);
  checkWeights(parsed.data, at);
  const hash = createHash("sha256").update(yaml).digest("hex");
  return {dir: folder, name: basename(folder) || "workspace", settings: parsed.data, hash, at};
}

function checkMappings(settings: WorkspaceSettings, at: Workspace["at"]): void {
  settings.sources?.forEach((source, i) => {
    if (source.format !== "table") return;
    const table = source.table as TableKind;
    const columns = source.columns ?? {};
    for (const key of Object.keys(columns)) {
      if (!(key in KEYS[table]))
        throw new UserError(
          `${at(["sources", i, "columns", key])}: sources[${i}].columns must name keys of ${table} (${Object.keys(KEYS[table]).join(", ")}), got ${JSON.stringify(key)}`
        );
    }
    const missing = REQUIRED[table].find((key) => !(key in columns));
    if (missing)
      throw new UserError(
        `${at(["sources", i, "columns"])}: sources[${i}].columns needs ${missing} for table ${table}`
      );
    if (table === "rating" && !("value" in columns) && !("label" in columns))
      throw new UserError(
        `${at(["sources", i, "columns"])}: sources[${i}].columns needs value or label for table rating`
      );
    if (table === "attempt" && "attempts" in columns !== "passes" in columns)
      throw new UserError(`${at(["sources", i, "columns"])}: sources[${i}].columns needs attempts and passes together`);
    if (source.metrics && table !== "attempt" && table !== "outcome")
      throw new UserError(
        `${at(["sources", i, "metrics"])}: sources[${i}].metrics is for table attempt or outcome, got ${table}`
      );
  });
}

function checkWeights(settings: WorkspaceSettings, at: Workspace["at"]): void {
  settings.weights?.forEach((entry, i) => {
    const total = Object.values(entry.weights).reduce((sum, w) => sum + w, 0);
    if (Math.abs(total - 1) > 1e-6)
      throw new UserError(
        `${at(["weights", i, "weights"])}: weights[${i}].weights must add up to 1, got ${Number(total.toFixed(6))}`
      );
    for (const metric of Object.keys(entry.weights))
      if (!settings.metrics?.[metric])
        throw new UserError(
          `${at(["weights", i, "weights", metric])}: weights[${i}] weighs ${JSON.stringify(metric)}, which metrics: must define`
        );
  });
}

function describe(issue: z.core.$ZodIssue, at: Workspace["at"]): string {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const name = path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${part}` : part),
    ""
  );
  const got = issue.input === undefined ? "nothing" : (JSON.stringify(issue.input) ?? String(issue.input)).slice(0, 80);
  const place = name || "workspace.yaml";
  switch (issue.code) {
    case "unrecognized_keys":
      return `${at([...path, issue.keys[0]!])}: ${place} must hold known keys only, got ${issue.keys.map((k) => JSON.stringify(k)).join(", ")}`;
    case "invalid_value":
      return `${at(path)}: ${place} must be one of ${issue.values.map(String).join(", ")}, got ${got}`;
    case "invalid_type":
      return `${at(path)}: ${place} must be ${article(issue.expected)}, got ${got}`;
    case "invalid_union":
      if (name === "publish.text")
        return `${at(path)}: ${place} must be none, all or {categories: [names]}, got ${got}`;
      return `${at(path)}: ${place} must be an expression, a number or a boolean, got ${got}`;
    case "custom":
      return `${at(path)}: ${place} ${issue.message}`;
    default:
      return `${at(path)}: ${place} ${lowerFirst(issue.message)}, got ${got}`;
  }
}

function article(type: string): string {
  if (type === "record" || type === "object") return "a mapping";
  if (type === "array" || type === "tuple") return "a list";
  return `a ${type === "string" ? "text" : type}`;
}

/** The deepest node of a path that is there: a missing key is told at its parent. */
function positionOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): string {
  let node: unknown = document.contents;
  let start = (node as Node | null)?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item: Pair) => String((item.key as {value?: unknown})?.value) === String(part));
      if (!pair) break;
      start = (pair.key as Node).range?.[0] ?? start;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (!item) break;
      start = item.range?.[0] ?? start;
      node = item;
    } else break;
  }
  const {line, col} = lines.linePos(start);
  return `workspace.yaml:${line}:${col}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\s+/g, " ").replace(/\.$/, "");
}
