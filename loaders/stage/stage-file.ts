import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {adapters} from "../adapters/index.js";
import {readTable} from "../adapters/table.js";
import {openFenced} from "../duckdb.js";
import {UnreadableFile, type Adapter, type SourceFile} from "../intake.js";
import type {SourceEntry} from "../workspace/workspace-schema.js";
import type {FoundSource} from "../workspace/find-sources.js";
import {openSource} from "./source-file.js";
import {StageSink} from "./stage-sink.js";
import {nothingRead, STAGE_VERSION, type StageMeta} from "./stage-tables.js";

/** A file's place in the stage. */
export interface Staged {
  source: FoundSource;
  sha256: string;
  folder: string;
  meta: StageMeta;
  /** Whether it was read anew. */
  fresh: boolean;
}

export interface StageOptions {
  /** The folder with one folder for each file and way of reading it. */
  stage: string;
  onProgress: (bytes: number, rows: number) => void;
  /** Whether the file is the only one of its entry. */
  alone: boolean;
}

/**
 * Reads one file into its stage folder, unless the same bytes were already read in the same way.
 *
 * The folder's name is made of the file's hash, the adapter with its version, and the mapping, so a change of any of
 * them reads the file anew, and nothing else does.
 */
export async function stageFile(
  source: FoundSource,
  sha256: string,
  {stage, onProgress, alone}: StageOptions
): Promise<Staged> {
  const file = await openSource(source);
  const {entry} = source;
  const adapter = entry.format === "table" ? null : adapterFor(entry.format, file);
  const mapping =
    entry.format === "table" ? JSON.stringify([entry.table, entry.from, entry.columns, entry.metrics]) : "";
  const way = `${STAGE_VERSION} ${entry.format === "table" ? "table" : (adapter?.format ?? "none")} ${adapter?.version ?? 0} ${mapping}`;
  const key = `${sha256.slice(0, 32)}-${createHash("sha256").update(way).digest("hex").slice(0, 12)}`;
  const folder = join(stage, key);
  const known = readMeta(folder);
  if (known) return {source, sha256, folder, meta: known, fresh: false};
  const work = join(stage, `.${key}-${process.pid}`);
  rmSync(work, {recursive: true, force: true});
  mkdirSync(work, {recursive: true});
  const scratch = join(work, "scratch");
  let meta: StageMeta;
  try {
    meta = await read(file, entry, adapter, {work, scratch, alone, onProgress});
  } catch (error) {
    if (!(error instanceof UnreadableFile)) {
      rmSync(work, {recursive: true, force: true});
      throw error;
    }
    const format = entry.format ?? adapter?.format ?? "unknown";
    meta = nothingRead(format, [error.message]);
  }
  rmSync(scratch, {recursive: true, force: true});
  if (!meta.tables.includes("text")) rmSync(join(work, "rows.parquet"), {force: true});
  if (alone && meta.unbound !== null && meta.unbound.length > 0) {
    // The user's mistake, told by the caller: nothing of it is worth keeping.
    rmSync(work, {recursive: true, force: true});
    return {source, sha256, folder, meta, fresh: true};
  }
  writeFileSync(join(work, "meta.json"), JSON.stringify(meta));
  try {
    renameSync(work, folder);
  } catch (error) {
    // Another ingest was faster with the same file.
    if (!existsSync(join(folder, "meta.json"))) throw error;
    rmSync(work, {recursive: true, force: true});
  }
  return {source, sha256, folder, meta, fresh: true};
}

interface ReadPlace {
  work: string;
  scratch: string;
  alone: boolean;
  onProgress: StageOptions["onProgress"];
}

async function read(
  file: SourceFile,
  entry: SourceEntry,
  adapter: Adapter | null,
  {work, scratch, alone, onProgress}: ReadPlace
): Promise<StageMeta> {
  if (entry.format === "table") return readTable({file, entry, folder: work, scratch, onProgress, alone});
  if (adapter === null) {
    const note = file.bytes === 0 ? "the file is empty" : unknownFormat(file.name);
    return nothingRead("unknown", [note]);
  }
  const engine = await openFenced({paths: [], directories: [work], temp: scratch, memory: "256MB"});
  try {
    const sink = await new StageSink(engine.connection, work, onProgress).open();
    await adapter.read(file, sink);
    return await sink.close(adapter.format);
  } finally {
    engine.close();
  }
}

function adapterFor(format: string | undefined, file: Parameters<Adapter["detects"]>[0]): Adapter | null {
  if (format !== undefined)
    return adapters.find((adapter) => adapter.format === format || adapter.format.startsWith(`${format} `)) ?? null;
  if (file.bytes === 0) return null;
  return adapters.find((adapter) => adapter.detects(file)) ?? null;
}

function unknownFormat(name: string): string {
  return /\.(csv|tsv|jsonl|ndjson|json|parquet)$/i.test(name)
    ? "no adapter knows this content; for a table of your own say format: table and map its columns"
    : "no adapter knows this content";
}

function readMeta(folder: string): StageMeta | null {
  const path = join(folder, "meta.json");
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as StageMeta;
  } catch {
    return null;
  }
}
