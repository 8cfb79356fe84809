import picomatch from "picomatch";
import type {StageRun} from "../stage/stage-tables.js";
import type {RunEntry} from "../workspace/workspace-schema.js";
import {idOf} from "./ids.js";
import type {NamedSystem} from "./name-systems.js";

/** A run as one file describes it, with the file's place. */
export interface DescribedRun extends StageRun {
  src: number;
}

export interface NamedRun extends Omit<DescribedRun, "run_key" | "system_key" | "describes" | "row_no"> {
  run_id: string;
  run: string;
  suite: string;
  system: NamedSystem;
  /** Paths of its files, which `runs:` may match as well. */
  paths: Set<string>;
  /** Whether a file brings attempts for it; a run that only a board of runs names is kept as it is. */
  described: boolean;
}

const DETAILS = [
  "suite_version",
  "model_version",
  "harness_version",
  "started_at",
  "dataset_hash",
  "prompt",
  "prompt_hash",
  "commit",
  "retrieval",
  "status"
] as const;

/**
 * A run by its identity: for a table its system, suite and name; for a harness the harness's own key.
 *
 * A run without a name is one per file, and known by the file's bytes: a copy of the file is the same run.
 */
export function runIdentity(run: DescribedRun, system: NamedSystem, content: string): string {
  const suite = run.suite ?? "default";
  if (run.harness === "table") return idOf("run", system.system_id, suite, run.run ?? `content ${content}`);
  return idOf("run", run.harness, run.run_key, system.system_id, suite, run.run ?? `content ${content}`);
}

/** A run made of the first file that names it. */
export function newRun(run: DescribedRun, system: NamedSystem, run_id: string): NamedRun {
  const name = run.run ?? (run.started_at ? run.started_at.slice(0, 10) : `run ${run_id.slice(0, 6)}`);
  return {...run, run_id, run: name, suite: run.suite ?? "default", system, paths: new Set(), described: false};
}

/** What another file knows of the same run: the first known value of each column stays. */
export function addDetails(run: NamedRun, more: Pick<DescribedRun, (typeof DETAILS)[number]>): void {
  const target = run as unknown as Record<string, string | null>;
  for (const name of DETAILS) target[name] ??= more[name];
}

/** What `runs:` says of a run an export is silent about; it wins over the export, the first matching entry over later ones. */
export function applyRunEntries(runs: Iterable<NamedRun>, entries: readonly RunEntry[]): void {
  const matchers = entries.map((entry) => picomatch(entry.match, {dot: true, bash: true}));
  for (const run of runs) {
    const names = [run.run, ...run.paths];
    const target = run as unknown as Record<string, string | null>;
    const set = new Set<string>();
    entries.forEach((entry, i) => {
      if (!names.some((name) => name === entry.match || matchers[i]!(name))) return;
      for (const [name, value] of Object.entries(entry)) {
        if (name === "match" || set.has(name)) continue;
        set.add(name);
        target[name] = value as string;
      }
    });
  }
}
