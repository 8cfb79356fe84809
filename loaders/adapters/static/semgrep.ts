import type {Adapter, Sink, SourceFile} from "../../intake.js";
import {leadingPaths} from "../json-outline.js";
import {asName, asRecord} from "../json-values.js";
import {ExaminedFiles} from "./examined-files.js";
import {rejectPart, reportParts} from "./report-parts.js";
import {addFinding, SECURITY, severityOf} from "./security-measures.js";

const PARTS = ["results.*", "errors.*", "paths.scanned.*"];

/** Semgrep's JSON report (`--json`). */
export const semgrep: Adapter = {
  format: "semgrep",
  version: 1,
  detects: ({head}) => {
    if (!/^\s*\{/.test(head) || /^\s*\{\s*"\$schema"/.test(head)) return false;
    const paths = leadingPaths(head, ["results", "errors", "paths", "version"]);
    return paths.has("results") && (/"check_id"\s*:/.test(head) || (paths.has("errors") && paths.has("paths")));
  },
  read: readSemgrep
};

/**
 * Reads the files that Semgrep scanned and its findings in them. A rule whose metadata gives it another category than
 * security counts as `lint_findings`. Ignored findings (`nosemgrep`) are none. A file of which a part could not be
 * parsed is not clean.
 *
 * Findings are not told apart by their fingerprint: without a login Semgrep writes the same text for all.
 */
async function readSemgrep(file: SourceFile, sink: Sink): Promise<void> {
  const files = new ExaminedFiles("semgrep", {...SECURITY, lint_findings: "sum"});
  let whole = true;
  for await (const {path, value} of reportParts(file, sink, PARTS, {onLost: () => (whole = false)})) {
    const [part, key] = path;
    if (part === "paths") {
      const name = asName(value, 4000);
      if (name !== null) files.see(name);
      continue;
    }
    const record = asRecord(value);
    const name = asName(record?.["path"], 4000);
    if (part === "errors") {
      // Errors of rules and of the network name no file; a warning that a fix was not applied is no error.
      if (name !== null && record?.["level"] !== "info") files.fail(name);
      continue;
    }
    const extra = asRecord(record?.["extra"]);
    const severity = severityOf(extra?.["severity"]);
    const word = extra?.["severity"];
    if (word === "EXPERIMENT" || word === "INVENTORY" || extra?.["is_ignored"] === true) continue;
    if (name === null || severity === null) {
      if (name !== null) files.fail(name);
      rejectPart(sink, `results[${key}]`, "unreadable", "a finding must name its file and its severity");
      continue;
    }
    const category = asName(asRecord(extra?.["metadata"])?.["category"]);
    if (category === null || category === "security") addFinding(files, name, severity);
    else files.add(name, "lint_findings", 1);
  }
  if (!whole) files.failAll();
  await files.handOver(sink, false);
}
