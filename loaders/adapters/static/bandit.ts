import type {Adapter, Sink, SourceFile} from "../../intake.js";
import {leadingPaths} from "../json-outline.js";
import {asName, asRecord, toCount} from "../json-values.js";
import {ExaminedFiles} from "./examined-files.js";
import {reportParts, rejectPart} from "./report-parts.js";
import {addFinding, SECURITY, severityOf} from "./security-measures.js";

const PARTS = ["errors.*", "metrics.{}", "results.*"];

/** Bandit's JSON report (`-f json`): security findings of Python files, with the lines that were looked at. */
export const bandit: Adapter = {
  format: "bandit",
  version: 1,
  detects: ({head}) => {
    if (!/^\s*\{/.test(head)) return false;
    const paths = leadingPaths(head, ["errors", "generated_at", "metrics"]);
    return paths.has("errors") && paths.has("generated_at");
  },
  read: readBandit
};

/**
 * Reads each file that Bandit lists under `metrics`, so that a file without findings counts 0; `_totals` is no file.
 * A file under `errors` was not examined. `--baseline` candidates are no findings of their own.
 */
async function readBandit(file: SourceFile, sink: Sink): Promise<void> {
  const files = new ExaminedFiles("bandit", {...SECURITY, loc: "sum", compiles: "min"});
  let whole = true;
  for await (const {path, value} of reportParts(file, sink, PARTS, {onLost: () => (whole = false)})) {
    const [part, key] = path;
    const record = asRecord(value);
    if (part === "metrics") readMetrics(files, String(key), record);
    else if (part === "errors") readError(files, record);
    else if (!readResult(files, record))
      rejectPart(sink, `results[${key}]`, "unreadable", "a finding must name its file and its severity");
  }
  if (!whole) files.failAll();
  await files.handOver(sink, false);
}

function readMetrics(files: ExaminedFiles, path: string, record: Record<string, unknown> | null): void {
  if (path === "_totals" || record === null) return;
  files.see(path);
  files.add(path, "compiles", 1);
  files.add(path, "loc", toCount(record["loc"]) ?? 0);
}

function readError(files: ExaminedFiles, record: Record<string, unknown> | null): void {
  const path = asName(record?.["filename"], 4000);
  if (path === null) return;
  files.fail(path);
  if (/syntax error/i.test(String(record?.["reason"]))) files.add(path, "compiles", 0);
}

function readResult(files: ExaminedFiles, record: Record<string, unknown> | null): boolean {
  const path = asName(record?.["filename"], 4000);
  const severity = severityOf(record?.["issue_severity"]);
  // Bandit also knows UNDEFINED, which says nothing of how bad it is: the least that a finding can be.
  const undefinedSeverity = record?.["issue_severity"] === "UNDEFINED";
  if (path === null) return false;
  if (severity === null && !undefinedSeverity) {
    files.fail(path);
    return false;
  }
  addFinding(files, path, severity ?? "low");
  return true;
}
