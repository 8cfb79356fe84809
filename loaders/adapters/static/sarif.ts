import type {Adapter, Sink, SourceFile} from "../../intake.js";
import {leadingPaths} from "../json-outline.js";
import {asList, asRecord, type JsonRecord} from "../json-values.js";
import {ExaminedFiles} from "./examined-files.js";
import {rejectPart, reportParts} from "./report-parts.js";
import {SarifRules} from "./sarif-rules.js";
import {uriOf} from "./sarif-uri.js";
import {addFinding, SECURITY} from "./security-measures.js";

/** SARIF 2.1.0, the interchange format of static analysis. */
export const sarif: Adapter = {
  format: "sarif",
  version: 1,
  detects: ({head}) => {
    if (!/^\s*\{/.test(head)) return false;
    const paths = leadingPaths(head, ["runs", "version"]);
    return (
      paths.has("runs") && (/"\$schema"\s*:\s*"[^"]*sarif/i.test(head) || /"version"\s*:\s*"2\.1\.\d+"/.test(head))
    );
  },
  read: readSarif
};

/** What one run of a tool has said so far. */
interface Run {
  files: ExaminedFiles;
  hasResults: boolean;
  failed: boolean;
}

/**
 * Reads the findings of each run: results of the kind `fail` that are not suppressed and that a baseline does not know
 * already. A finding's level is its own, else its rule's, else `warning`.
 *
 * The report is read twice, because levels and what a rule is about may stand after the results. Files in `artifacts`
 * were examined and count 0 without a finding; a run without `results` did not run. Where a run says that it failed,
 * its files are not clean.
 */
async function readSarif(file: SourceFile, sink: Sink): Promise<void> {
  const rules = await SarifRules.read(file, sink);
  const runs = new Map<number, Run>();
  const runOf = (index: number) => {
    let run = runs.get(index);
    if (!run) {
      const measures = {...(rules.findsSecurity(index) ? SECURITY : {}), ...(rules.findsOther(index) ? LINT : {})};
      run = {files: new ExaminedFiles(rules.tool(index), measures), hasResults: false, failed: false};
      runs.set(index, run);
    }
    return run;
  };
  const parts = ["runs.*.artifacts.*", "runs.*.invocations.*", "runs.*.results.*", "runs.*.results!"];
  let whole = true;
  for await (const {path, value} of reportParts(file, sink, parts, {onLost: () => (whole = false)})) {
    const index = Number(path[1]);
    const run = runOf(index);
    const record = asRecord(value);
    if (path[2] === "artifacts") {
      const uri = uriOf(record?.["location"]);
      if (uri !== null) run.files.see(uri);
    } else if (path[2] === "invocations") {
      if (record?.["executionSuccessful"] === false) run.failed = true;
    } else if (path.length === 3) run.hasResults = true;
    else readResult(record, `runs[${index}].results[${path[3]}]`, {rules, index, run, sink});
  }
  for (const {files, hasResults, failed} of runs.values()) {
    if (failed || !whole) files.failAll();
    if (!hasResults) sink.note("a run without results did not look at anything");
    else await files.handOver(sink, !failed && whole);
  }
}

const LINT = {lint_findings: "sum"} as const;

interface Place {
  rules: SarifRules;
  index: number;
  run: Run;
  sink: Sink;
}

function readResult(result: JsonRecord | null, position: string, {rules, index, run, sink}: Place): void {
  run.hasResults = true;
  if (result === null) return rejectPart(sink, position, "unreadable", "a result must be an object");
  const kind = result["kind"] ?? "fail";
  const known = result["baselineState"] === "absent" || result["baselineState"] === "unchanged";
  const isFinding = kind === "fail" && !known && asList(result["suppressions"]).length === 0;
  const physical = asRecord(asRecord(asList(result["locations"])[0])?.["physicalLocation"]);
  const uri = uriOf(physical?.["artifactLocation"]) ?? rules.artifact(index, physical?.["artifactLocation"]);
  if (uri === null) {
    if (isFinding) rejectPart(sink, position, "unreadable", "a finding must name the file it was found in");
    return;
  }
  run.files.see(uri);
  const {security, severity} = rules.of(index, result);
  if (!isFinding || severity === null) return;
  if (security) addFinding(run.files, uri, severity);
  else run.files.add(uri, "lint_findings", 1);
}
