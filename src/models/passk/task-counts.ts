import type {Cells, Facts} from "../../tables/cells.js";
import {chosenRuns} from "../value/select-cells.js";
import type {Suite} from "../value/suites.js";

/** One system's attempts by task: parallel lists, one entry per task it tried. */
export interface SystemCounts {
  /** Index into `facts.systems`. */
  system: number;
  /** Runs whose attempts are pooled. */
  runs: number;
  /** Most attempts one run made at one task: 1 where tries repeat only because runs are pooled. */
  most_in_run: number;
  task: number[];
  cluster: number[];
  /** Attempts judged or failed: the n of pass@k. */
  attempts: number[];
  /** Attempts that passed whole: the c of pass@k. */
  passes: number[];
  cost_usd: number[];
  cost_attempts: number[];
  cost_unknown: number[];
  /** Attempts that meet a failure condition, and those of them that passed: pass@k counts them all the same. */
  gated: number[];
  gated_passes: number[];
  /** Errors, timeouts and refusals: attempted, and not passed. */
  failed_calls: number[];
  /** Tasks with skipped or unscored attempts, once for each: out of n, and counted. */
  unjudged: number[];
}

/** Which cells count: a suite, and all of it unless a language or runs are named. */
export interface CountsChoice {
  language: string | null;
  runs: string;
}

/**
 * Attempts and passes of each system at each task, over the chosen runs: what pass@k counts.
 *
 * A partial score is not a pass. Systems without a judged or failed attempt are left out.
 */
export function taskCounts(facts: Facts, cells: Cells, suite: Suite, choice: CountsChoice): SystemCounts[] {
  const runs = chosenRuns(facts, suite, choice.runs);
  const bySystem = new Map<number, {counts: SystemCounts; at: Map<number, number>; runs: Set<number>}>();
  for (let i = 0; i < cells.length; i++) {
    const run = cells.run[i]!;
    const task = cells.task[i]!;
    const fact = facts.tasks[task]!;
    if (!runs.has(run) || fact.suite_id !== suite.suite_id) continue;
    if (choice.language !== null && fact.language !== choice.language) continue;
    const system = facts.runs[run]!.system;
    let own = bySystem.get(system);
    if (!own) bySystem.set(system, (own = {counts: emptyCounts(system), at: new Map(), runs: new Set()}));
    const {counts} = own;
    const failed = cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
    const attempts = cells.judged[i]! + failed;
    for (let n = 0; n < cells.unjudged[i]!; n++) counts.unjudged.push(task);
    if (attempts === 0) continue;
    own.runs.add(run);
    counts.most_in_run = Math.max(counts.most_in_run, attempts);
    let row = own.at.get(task);
    if (row === undefined) own.at.set(task, (row = addTask(counts, task, fact.cluster)));
    counts.failed_calls[row]! += failed;
    counts.attempts[row]! += attempts;
    counts.passes[row]! += cells.passes[i]!;
    counts.gated[row]! += cells.gated[i]!;
    counts.gated_passes[row]! += cells.gated_passes[i]!;
    counts.cost_usd[row]! += cells.cost_usd[i]!;
    counts.cost_attempts[row]! += cells.cost_known[i]!;
    counts.cost_unknown[row]! += cells.cost_unknown[i]!;
  }
  return [...bySystem.values()]
    .filter(({counts}) => counts.task.length > 0)
    .map(({counts, runs: pooled}) => ({...counts, runs: pooled.size}))
    .sort((a, b) => a.system - b.system);
}

/** A system's rows over the tasks that are kept. */
export function onlyTasks(s: SystemCounts, keep: (task: number) => boolean): SystemCounts {
  const at = s.task.flatMap((t, i) => (keep(t) ? [i] : []));
  const cut = (values: readonly number[]) => at.map((i) => values[i]!);
  return {
    ...s,
    task: cut(s.task),
    cluster: cut(s.cluster),
    attempts: cut(s.attempts),
    passes: cut(s.passes),
    gated: cut(s.gated),
    gated_passes: cut(s.gated_passes),
    cost_usd: cut(s.cost_usd),
    cost_attempts: cut(s.cost_attempts),
    cost_unknown: cut(s.cost_unknown),
    failed_calls: cut(s.failed_calls),
    unjudged: s.unjudged.filter(keep)
  };
}

function emptyCounts(system: number): SystemCounts {
  return {
    system,
    runs: 0,
    most_in_run: 0,
    task: [],
    cluster: [],
    attempts: [],
    passes: [],
    gated: [],
    gated_passes: [],
    cost_usd: [],
    cost_attempts: [],
    cost_unknown: [],
    failed_calls: [],
    unjudged: []
  };
}

function addTask(s: SystemCounts, task: number, cluster: number): number {
  s.cluster.push(cluster);
  s.attempts.push(0);
  s.passes.push(0);
  s.gated.push(0);
  s.gated_passes.push(0);
  s.cost_usd.push(0);
  s.cost_attempts.push(0);
  s.cost_unknown.push(0);
  s.failed_calls.push(0);
  return s.task.push(task) - 1;
}
