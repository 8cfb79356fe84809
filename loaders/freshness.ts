import {createHash} from "node:crypto";
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {IngestReport} from "./report/report.js";
import {STAGE_VERSION} from "./stage/stage-tables.js";
import type {FoundSources} from "./workspace/find-sources.js";
import type {Workspace} from "./workspace/read-workspace.js";

/** What tables were made of, in one hash: workspace.yaml, and the names, sizes and times of the files. */
export function fingerprint(workspace: Workspace, found: FoundSources): string {
  const files = found.files.map((file) => [file.name, file.entryIndex, file.bytes, Math.round(file.mtime_ms)]);
  return createHash("sha256")
    .update(JSON.stringify([STAGE_VERSION, workspace.hash, files]))
    .digest("hex");
}

/** The report of the tables in an out folder, where they were made of just that; else `null`. */
export function freshReport(out: string, wanted: string): IngestReport | null {
  const [state, report] = [join(out, "tables", "state.json"), join(out, "tables", "report.json")];
  if (!statSync(state, {throwIfNoEntry: false}) || !statSync(report, {throwIfNoEntry: false})) return null;
  const known = JSON.parse(readFileSync(state, "utf8")) as {fingerprint: string};
  return known.fingerprint === wanted ? (JSON.parse(readFileSync(report, "utf8")) as IngestReport) : null;
}
