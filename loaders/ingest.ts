import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {secret as secretTable} from "../src/tables/secret.js";
import {source as sourceTable, type Source} from "../src/tables/source.js";
import {assemble} from "./assemble/assemble.js";
import {gateAttempts} from "./assemble/gate-attempts.js";
import {insertRows} from "./assemble/insert-rows.js";
import {sourceId} from "./assemble/write-tables.js";
import {checkTables} from "./checks.js";
import {defaultOut, defaultWorkspace} from "./default-places.js";
import {literal, openFenced} from "./duckdb.js";
import {fingerprint, freshReport} from "./freshness.js";
import {dropStale, locked, publishReport, swap, sweep} from "./out-folder.js";
import {makeReport} from "./report/make-report.js";
import type {IngestReport} from "./report/report.js";
import {scanStage} from "./secrets/scan-stage.js";
import {stageAll, type Progress} from "./stage/stage-all.js";
import {UserError} from "./user-error.js";
import {findSources} from "./workspace/find-sources.js";
import {readWorkspace, type Workspace} from "./workspace/read-workspace.js";
import {refuseUnbound} from "./workspace/refuse-unbound.js";

export interface IngestOptions {
  /** Folder of the workspace; the default is `$ASSAY_WORKSPACE`, `data/`, `data/sample`. */
  workspace?: string | undefined;
  /** Folder for the tables; the default is made of the workspace's name and path, under `.assay/`. */
  out?: string | undefined;
  onProgress?: (progress: Progress) => void;
}

export interface Ingested {
  /** Folder with the tables; they lie in its `tables/`. */
  out: string;
  report: IngestReport;
  workspace: Workspace;
}

/**
 * Reads the exports of a workspace into canonical tables, whatever lies in the out folder already.
 *
 * Files that were read before are not read again; the tables are written beside the old ones and take their place in
 * one step, so that a killed ingest leaves the last good ones. Two at once wait for each other.
 */
export async function ingest(options: IngestOptions = {}): Promise<Ingested> {
  const workspace = readWorkspace(options.workspace ?? defaultWorkspace());
  const out = resolve(options.out ?? (process.env["ASSAY_OUT"] || defaultOut(workspace.dir)));
  refuseOutside(workspace, out);
  mkdirSync(out, {recursive: true});
  return locked(out, () => ingestInto(workspace, out, options));
}

/**
 * The tables of a workspace, read anew only where a file or workspace.yaml changed since.
 *
 * Sizes and times of the files decide here; `ingest` goes by their hashes.
 */
export async function ensureIngested(options: IngestOptions = {}): Promise<Ingested> {
  const workspace = readWorkspace(options.workspace ?? defaultWorkspace());
  const out = resolve(options.out ?? (process.env["ASSAY_OUT"] || defaultOut(workspace.dir)));
  const found = await findSources(workspace);
  const report = freshReport(out, fingerprint(workspace, found));
  if (report) return {out, report, workspace};
  return ingest({...options, workspace: workspace.dir, out});
}

/** An out folder inside the exports would be read as one of them. */
function refuseOutside(workspace: Workspace, out: string): void {
  if (out === workspace.dir) throw new UserError("--out must be another folder than the workspace");
}

async function ingestInto(workspace: Workspace, out: string, {onProgress}: IngestOptions): Promise<Ingested> {
  sweep(out);
  const found = await findSources(workspace);
  const before = fingerprint(workspace, found);
  const staged = await stageAll(workspace, found, join(out, "stage"), onProgress);
  refuseUnbound(workspace, staged);
  const next = join(out, `.tables-${process.pid}`);
  rmSync(next, {recursive: true, force: true});
  mkdirSync(next, {recursive: true});
  const engine = await openFenced({
    paths: [],
    directories: [out],
    trusted: true,
    temp: join(out, `.spill-${process.pid}`)
  });
  let report: IngestReport;
  try {
    const accounts = await assemble(engine.connection, staged, workspace, next);
    const sources = staged.map((file, i): Source => {
      const {rows_read} = file.meta;
      const {name: path, bytes} = file.source;
      return {
        source_id: sourceId(file),
        path,
        format: file.meta.format,
        sha256: file.sha256,
        bytes,
        rows_read,
        ...accounts[i]!
      };
    });
    await insertRows(engine.connection, "source_row", sourceTable.columns, sources);
    await engine.connection.run(
      `copy (select * from source_row order by source_id) to ${literal(join(next, "source.parquet"))} (format parquet, compression zstd)`
    );
    const scanned = await scanStage(engine.connection, staged);
    const secrets = scanned.flatMap((list, i) => list.map((secret) => ({source_id: sources[i]!.source_id, ...secret})));
    await insertRows(engine.connection, "secret_row", secretTable.columns, secrets);
    await engine.connection.run(
      `copy (select * from secret_row order by all) to ${literal(join(next, "secret.parquet"))} (format parquet, compression zstd)`
    );
    await gateAttempts(workspace, next, join(out, `.spill-${process.pid}`, "gate"));
    await checkTables(engine.connection, next, sources);
    report = await makeReport(engine.connection, {workspace, folder: next, sources, secrets, notes: found.notes});
  } finally {
    engine.close();
    rmSync(join(out, `.spill-${process.pid}`), {recursive: true, force: true});
  }
  writeFileSync(join(next, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(next, "state.json"), JSON.stringify({fingerprint: before}));
  swap(out, next);
  publishReport(out);
  dropStale(join(out, "stage"), staged);
  return {out, report, workspace};
}
