import {mkdtempSync, openSync, readSync, closeSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {encodingOf} from "../../../loaders/adapters/json-bytes.js";
import type {
  Adapter,
  AttemptIntake,
  OutcomeIntake,
  RejectIntake,
  ReportIntake,
  RunIntake,
  Sink,
  SourceFile,
  SummaryIntake,
  SystemIntake
} from "../../../loaders/intake.js";

/** Everything an adapter handed over, in order. */
export interface Collected {
  systems: SystemIntake[];
  runs: RunIntake[];
  attempts: AttemptIntake[];
  summaries: SummaryIntake[];
  outcomes: OutcomeIntake[];
  reports: ReportIntake[];
  rejects: RejectIntake[];
  notes: string[];
}

/** Reads one file through an adapter into memory. */
export async function collect(adapter: Adapter, file: SourceFile): Promise<Collected> {
  const all: Collected = {
    systems: [],
    runs: [],
    attempts: [],
    summaries: [],
    outcomes: [],
    reports: [],
    rejects: [],
    notes: []
  };
  const sink: Sink = {
    system: (row) => void all.systems.push(row),
    run: (row) => void all.runs.push(row),
    attempt: async (row) => void all.attempts.push(row),
    summary: async (row) => void all.summaries.push(row),
    outcome: async (row) => void all.outcomes.push(row),
    report: async (row) => void all.reports.push(row),
    reject: (row) => void all.rejects.push(row),
    note: (text) => void all.notes.push(text),
    progress: () => undefined
  };
  await adapter.read(file, sink);
  return all;
}

/** A file as the ingest engine presents it. */
export function sourceFile(path: string, name = path.replace(/^.*\//, "")): SourceFile {
  const {size} = statSync(path);
  const buffer = Buffer.alloc(Math.min(size, 65536));
  const handle = openSync(path, "r");
  readSync(handle, buffer, 0, buffer.length, 0);
  closeSync(handle);
  const head = new TextDecoder(encodingOf(buffer)).decode(buffer);
  return {path, name, bytes: size, head, magic: buffer.subarray(0, 64)};
}

/** A throw-away file with this content, and what removes it again. */
export function temporaryFile(content: string | Uint8Array, name = "export"): {file: SourceFile; remove: () => void} {
  const folder = mkdtempSync(join(tmpdir(), "assay-adapter-"));
  const path = join(folder, name);
  writeFileSync(path, content);
  return {file: sourceFile(path, name), remove: () => rmSync(folder, {recursive: true, force: true})};
}

/** Reads this content as if it were a file. */
export async function collectText(adapter: Adapter, content: string | Uint8Array, name?: string): Promise<Collected> {
  const {file, remove} = temporaryFile(content, name);
  try {
    return await collect(adapter, file);
  } finally {
    remove();
  }
}
