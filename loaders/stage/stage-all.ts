import {mkdirSync} from "node:fs";
import type {FoundSources} from "../workspace/find-sources.js";
import type {Workspace} from "../workspace/read-workspace.js";
import {sha256Of} from "./source-file.js";
import {stageFile, type Staged} from "./stage-file.js";

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

/** Reads every file of a workspace into its stage folder; those read before, by their hash, stay as they are. */
export async function stageAll(
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
