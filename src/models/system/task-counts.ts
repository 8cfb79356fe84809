import type {Cells, Facts} from "../../tables/cells.js";
import type {ErrorPolicy} from "../value/value-model.js";

/** What one system's attempts came to, task by task: parallel lists, one entry per task it tried. */
export interface TaskCounts {
  task: number[];
  cluster: number[];
  attempts: number[];
  /** Attempts that count for a rate under the choice, and those of them that passed and met no failure condition. */
  counted: number[];
  passes: number[];
  /** Score shares added up: a partial pass counts in part, as in every rate. */
  share: number[];
  errors: number[];
  timeouts: number[];
  refusals: number[];
  unjudged: number[];
  calls_known: number[];
  calls: number[];
  retries: number[];
  tokens_known: number[];
  tokens: number[];
}

const SUMMED = [
  "errors",
  "timeouts",
  "refusals",
  "unjudged",
  "calls_known",
  "calls",
  "retries",
  "tokens_known"
] as const;

/** Every system's counts over some runs, by system as numbered in `facts`. */
export function taskCounts(
  facts: Facts,
  cells: Cells,
  runs: ReadonlySet<number>,
  errors: ErrorPolicy
): Map<number, TaskCounts> {
  const found = new Map<number, {counts: TaskCounts; row: Map<number, number>}>();
  for (let i = 0; i < cells.length; i++) {
    const run = cells.run[i]!;
    if (!runs.has(run)) continue;
    const {system} = facts.runs[run]!;
    let entry = found.get(system);
    if (!entry) found.set(system, (entry = {counts: noCounts(), row: new Map()}));
    const {counts, row} = entry;
    const task = cells.task[i]!;
    let at = row.get(task);
    if (at === undefined) {
      row.set(task, (at = counts.task.length));
      addRow(counts, task, facts.tasks[task]!.cluster);
    }
    const failed = cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
    counts.attempts[at]! += cells.attempts[i]!;
    counts.counted[at]! += cells.judged[i]! + (errors === "failed" ? failed : 0);
    counts.passes[at]! += cells.passes[i]! - cells.gated_passes[i]!;
    counts.share[at]! += cells.sum_share[i]!;
    counts.tokens[at]! += cells.tokens[i]!;
    for (const name of SUMMED) counts[name][at]! += cells[name][i]!;
  }
  return new Map([...found].map(([system, {counts}]) => [system, counts]));
}

function noCounts(): TaskCounts {
  return {
    task: [],
    cluster: [],
    attempts: [],
    counted: [],
    passes: [],
    share: [],
    errors: [],
    timeouts: [],
    refusals: [],
    unjudged: [],
    calls_known: [],
    calls: [],
    retries: [],
    tokens_known: [],
    tokens: []
  };
}

function addRow(counts: TaskCounts, task: number, cluster: number): void {
  for (const values of Object.values(counts) as number[][]) values.push(0);
  counts.task[counts.task.length - 1] = task;
  counts.cluster[counts.cluster.length - 1] = cluster;
}

/** The sum of some counts. */
export function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
