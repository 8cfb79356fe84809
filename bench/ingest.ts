import {createHash} from "node:crypto";
import {createReadStream, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Timing} from "../loaders/bench/timings.js";
import {literal, openFenced} from "../loaders/duckdb.js";
import {ingest} from "../loaders/ingest.js";
import {makeLargeWorkspace, makeManyFiles, writeSmallFile} from "./ingest/make-input.js";

export const name = "ingest";

/** Rows of the large file: a tenth of a million is 126 MB; `BENCH_ROWS=1000000` gives the size of the promise. */
const ROWS = Number(process.env["BENCH_ROWS"] ?? 100_000);

/**
 * Ingest beside the bare work on the same files: hash, one typed read by DuckDB, sort, Parquet; and a second ingest of
 * five hundred files of which one has changed.
 */
export async function bench(): Promise<Timing[]> {
  const dir = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    return [await largeFile(dir), await manyFiles(dir)];
  } finally {
    rmSync(dir, {recursive: true, force: true});
  }
}

async function largeFile(dir: string): Promise<Timing> {
  const workspace = join(dir, "large");
  const file = await makeLargeWorkspace(workspace, ROWS);
  const baseline_ms = await timed(() => bareWork(file, join(dir, "bare")));
  const ours_ms = await timed(() => ingest({workspace, out: join(dir, "large-out")}));
  const memory = `peak memory of this process ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`;
  return {
    name: `${ROWS.toLocaleString("en-US")} attempts with texts`,
    ours_ms,
    baseline_ms,
    baseline: "sha256, typed read, sort, Parquet",
    note: memory
  };
}

async function manyFiles(dir: string): Promise<Timing> {
  const workspace = join(dir, "many");
  const out = join(dir, "many-out");
  makeManyFiles(workspace, 500, 200);
  const baseline_ms = await timed(() => ingest({workspace, out}));
  writeSmallFile(workspace, 250, 200, 9999);
  const ours_ms = await timed(() => ingest({workspace, out}));
  return {
    name: "one of 500 files changed",
    ours_ms,
    baseline_ms,
    baseline: "the first ingest of all 500",
    note: "to stay under 2,000 ms"
  };
}

async function bareWork(file: string, folder: string): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, {highWaterMark: 1 << 22})) hash.update(chunk as Buffer);
  const engine = await openFenced({paths: [file], directories: [folder], temp: join(folder, "spill"), trusted: true});
  await engine.connection.run(
    `copy (select * from read_json(${literal(file)}, format = 'newline_delimited') order by model, run, task, attempt) to ${literal(join(folder, "bare.parquet"))} (format parquet, compression zstd, row_group_size 8192)`
  );
  engine.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
