import {createHash} from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {join, relative, resolve} from "node:path";
import {lock} from "proper-lockfile";
import {secret as secretTable, type Secret} from "../src/tables/secret.js";
import {source as sourceTable, type Source} from "../src/tables/source.js";
import {assemble} from "./assemble/assemble.js";
import {gateAttempts} from "./assemble/gate-attempts.js";
import {insertRows} from "./assemble/insert-rows.js";
import {sourceId} from "./assemble/write-tables.js";
import {checkTables, TABLES} from "./checks.js";
import {literal, openFenced, rowsOf} from "./duckdb.js";
import type {IngestReport} from "./report/report.js";
import {scanStage} from "./secrets/scan-stage.js";
import {sha256Of} from "./stage/source-file.js";
import {stageFile, type Staged} from "./stage/stage-file.js";
import {STAGE_VERSION} from "./stage/stage-tables.js";
import {UserError} from "./user-error.js";
import {findSources, type FoundSources} from "./workspace/find-sources.js";
import {readWorkspace, type Workspace} from "./workspace/read-workspace.js";

export interface IngestOptions {
  /** Folder of the workspace; the default is `$ASSAY_WORKSPACE`, `data/`, `data/sample`. */
  workspace?: string | undefined;
  /** Folder for the tables; the default is made of the workspace's name and path, under `.assay/`. */
  out?: string | undefined;
  onProgress?: (progress: Progress) => void;
}

/** Where an ingest stands, for the progress line. */
export interface Progress {
  phase: "reading" | "joining";
  files: number;
  files_done: number;
  /** The file being read, relative to the workspace. */
  reading: string | null;
  rows: number;
  bytes: number;
  bytes_total: number;
}

export interface Ingested {
  /** Folder with the tables; they lie in its `tables/`. */
  out: string;
  report: IngestReport;
  workspace: Workspace;
}

/** The workspace a command works on when none is named. */
export function defaultWorkspace(): string {
  const named = process.env["ASSAY_WORKSPACE"];
  if (named) return named;
  return existsSync(join("data", "workspace.yaml")) ? "data" : join("data", "sample");
}

/** The folder a workspace's tables go to: its name, and a hash of its path so that equal names do not meet. */
export function defaultOut(workspace: string): string {
  const path = resolve(workspace);
  const name = path.split(/[\\/]/).at(-1) || "workspace";
  return join(".assay", `${name}-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`);
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

async function locked<T>(out: string, work: () => Promise<T>): Promise<T> {
  const release = await lock(out, {
    lockfilePath: join(out, ".lock"),
    stale: 20_000,
    update: 5_000,
    retries: {retries: 600, minTimeout: 100, maxTimeout: 1000, factor: 1.2}
  });
  try {
    return await work();
  } finally {
    await release();
  }
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

async function stageAll(
  workspace: Workspace,
  found: FoundSources,
  stage: string,
  onProgress?: (progress: Progress) => void
): Promise<Staged[]> {
  mkdirSync(stage, {recursive: true});
  const progress: Progress = {
    phase: "reading",
    files: found.files.length,
    files_done: 0,
    reading: null,
    rows: 0,
    bytes: 0,
    bytes_total: found.files.reduce((sum, file) => sum + file.bytes, 0)
  };
  const staged: Staged[] = [];
  for (const source of found.files) {
    const [rows, bytes] = [progress.rows, progress.bytes];
    progress.reading = source.name;
    onProgress?.({...progress});
    const sha256 = await sha256Of(source.path);
    const file = await stageFile(source, sha256, {
      stage,
      alone: found.files.filter((other) => other.entryIndex === source.entryIndex).length === 1,
      onProgress: (read, seen) => {
        progress.rows = rows + seen;
        if (read >= 0) progress.bytes = bytes + Math.min(read, source.bytes);
        onProgress?.({...progress});
      }
    });
    staged.push(file);
    progress.files_done++;
    progress.rows = rows + file.meta.rows_read;
    progress.bytes = bytes + source.bytes;
  }
  onProgress?.({...progress, phase: "joining", reading: null});
  return staged;
}

/** An expression that binds in none of its entry's files is the user's mistake. */
function refuseUnbound(workspace: Workspace, staged: readonly Staged[]): void {
  for (const [index, entry] of (workspace.settings.sources ?? []).entries()) {
    if (entry.format !== "table") continue;
    const files = staged.filter(
      (file) => file.source.entryIndex === index && file.meta.unbound !== null && file.meta.format === "table"
    );
    const first = files.find((file) => (file.meta.unbound?.length ?? 0) > 0);
    for (const unbound of first?.meta.unbound ?? []) {
      const everywhere = files.every((file) =>
        file.meta.unbound!.some((other) => other.at.join() === unbound.at.join())
      );
      if (!everywhere) continue;
      throw new UserError(
        `${workspace.at(["sources", index, ...unbound.at])}: sources[${index}].${unbound.at.join(".")} must bind in ${entry.path}: ${unbound.message}; its columns are ${unbound.columns.join(", ")}`
      );
    }
  }
}

interface ReportParts {
  workspace: Workspace;
  folder: string;
  sources: Source[];
  secrets: Secret[];
  notes: string[];
}

async function makeReport(
  connection: Parameters<typeof rowsOf>[0],
  {workspace, folder, sources, secrets, notes}: ReportParts
): Promise<IngestReport> {
  const tables: Record<string, number> = {};
  for (const {name} of TABLES) {
    const [count] = await rowsOf<{n: number}>(
      connection,
      `select count(*) as n from read_parquet(${literal(join(folder, `${name}.parquet`))})`
    );
    tables[name] = count!.n;
  }
  const codes = await rowsOf<{code: string; n: number}>(
    connection,
    `select code, count(*) as n from read_parquet(${literal(join(folder, "reject.parquet"))}) group by code order by code`
  );
  return {
    workspace: workspace.name,
    tables,
    sources: sources.map(({source_id: _, ...rest}) => rest),
    rejects_by_code: Object.fromEntries(codes.map((row) => [row.code, row.n])),
    secrets: secrets.map(({source_id, ...secret}) => ({
      source: sources.find((source) => source.source_id === source_id)!.path,
      ...secret
    })),
    notes
  };
}

/** Puts the new tables in the place of the old ones; in the instant between, the old ones lie in `tables.old`. */
function swap(out: string, next: string): void {
  const current = join(out, "tables");
  const old = join(out, "tables.old");
  rmSync(old, {recursive: true, force: true});
  if (existsSync(current)) renameSync(current, old);
  renameSync(next, current);
  rmSync(old, {recursive: true, force: true});
}

/** The report where others look for it; the copy beside the tables is the one that changes with them in one step. */
function publishReport(out: string): void {
  const draft = join(out, `.report-${process.pid}`);
  copyFileSync(join(out, "tables", "report.json"), draft);
  renameSync(draft, join(out, "report.json"));
}

/** What a killed ingest left behind; called under the lock. */
function sweep(out: string): void {
  const [current, old] = [join(out, "tables"), join(out, "tables.old")];
  if (!existsSync(current) && existsSync(old)) renameSync(old, current);
  for (const name of readdirSync(out))
    if (/^\.(tables|spill|report)-/.test(name) || name === "tables.old")
      rmSync(join(out, name), {recursive: true, force: true});
  const stage = join(out, "stage");
  if (existsSync(stage))
    for (const name of readdirSync(stage))
      if (name.startsWith(".")) rmSync(join(stage, name), {recursive: true, force: true});
}

/** Stage folders that no file needs any more. */
function dropStale(stage: string, staged: readonly Staged[]): void {
  const used = new Set(staged.map((file) => relative(stage, file.folder)));
  for (const name of readdirSync(stage)) if (!used.has(name)) rmSync(join(stage, name), {recursive: true, force: true});
}

function fingerprint(workspace: Workspace, found: FoundSources): string {
  const files = found.files.map((file) => [file.name, file.entryIndex, file.bytes, Math.round(file.mtime_ms)]);
  return createHash("sha256")
    .update(JSON.stringify([STAGE_VERSION, workspace.hash, files]))
    .digest("hex");
}

function freshReport(out: string, wanted: string): IngestReport | null {
  const [state, report] = [join(out, "tables", "state.json"), join(out, "tables", "report.json")];
  if (!statSync(state, {throwIfNoEntry: false}) || !statSync(report, {throwIfNoEntry: false})) return null;
  const known = JSON.parse(readFileSync(state, "utf8")) as {fingerprint: string};
  return known.fingerprint === wanted ? (JSON.parse(readFileSync(report, "utf8")) as IngestReport) : null;
}
