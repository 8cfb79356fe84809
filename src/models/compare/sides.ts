import {formatDate} from "../../style/format-date.js";
import type {Cells, Facts, RunFact} from "../../tables/cells.js";
import type {Suite} from "../value/suites.js";
import type {CompareChoice} from "./compare-model.js";

/** One side's attempts by task: parallel lists, one entry per task it ran. */
export interface SideTasks {
  task: number[];
  cluster: number[];
  /** Mean score share of the task's attempts, in [0, 1]. */
  mean: number[];
  attempts: number[];
  /** Sum of the squares of the attempts' score shares. */
  sum_squares: number[];
  /** Attempts that a failure condition zeroes, and those of them that had passed. */
  gated: number[];
  gated_passes: number[];
  failed_calls: number;
  unjudged: number;
}

/** A side by name, with the runs that count for it. */
export interface Side {
  label: string;
  system: string;
  /** Index into `facts.systems`. */
  index: number;
  /** The one run, or `null` where all runs are pooled. */
  run: RunFact | null;
  /** Indices into `facts.runs`. */
  runs: Set<number>;
}

/** A run of a suite that holds cells. */
interface SuiteRun {
  index: number;
  system: number;
  run: RunFact;
}

/** The runs of a suite that hold cells, the earliest first. */
export function comparable(facts: Facts, cells: Cells, suite: Suite): SuiteRun[] {
  const held = new Uint8Array(facts.runs.length);
  for (let i = 0; i < cells.length; i++) held[cells.run[i]!] = 1;
  return facts.runs
    .map((run, index) => ({index, system: run.system, run}))
    .filter(
      ({index, run}) => held[index] === 1 && run.suite_id === suite.suite_id && run.suite_version === suite.version
    )
    .sort(
      (a, b) =>
        (a.run.started_at ?? "").localeCompare(b.run.started_at ?? "", "en") || a.run.run.localeCompare(b.run.run, "en")
    );
}

/** The side a choice names; `null` where the suite has no run of it. A run the system does not have means all of them. */
export function sideOf(facts: Facts, runs: readonly SuiteRun[], system: string, run: string): Side | null {
  const own = runs.filter((r) => facts.systems[r.system]!.system === system);
  const first = own[0];
  if (!first) return null;
  const chosen = run === "latest" ? [own.at(-1)!] : own.filter((r) => r.run.run === run);
  const one = chosen.length > 0 && own.length > 1 ? chosen : null;
  return {
    label: one ? runLabel(system, one[0]!.run, own) : system,
    system,
    index: first.system,
    run: one ? one[0]!.run : null,
    runs: new Set((one ?? own).map((r) => r.index))
  };
}

/** What a system's runs are called where the reader picks one; empty where it has a single run. */
export function runOptions(facts: Facts, runs: readonly SuiteRun[], system: string): {value: string; label: string}[] {
  const own = runs.filter((r) => facts.systems[r.system]!.system === system);
  const names = [...new Set(own.map((r) => r.run.run))];
  if (names.length < 2) return [];
  return [{value: "all", label: `all ${names.length}, pooled`}, ...names.map((name) => ({value: name, label: name}))];
}

/** A run's name where it names the system, else the system and the run's day, else the system and the run's name. */
function runLabel(system: string, run: RunFact, own: readonly SuiteRun[]): string {
  if (run.run.startsWith(system)) return run.run;
  const day = run.started_at?.slice(0, 10);
  const alone = own.filter((r) => r.run.started_at?.slice(0, 10) === day).length === 1;
  return day && alone ? `${system} of ${formatDate(run.started_at!)}` : `${system} ${run.run}`;
}

/** The attempts of one side's runs, gathered by task, over the tasks a choice leaves. */
export function sideTasks(
  facts: Facts,
  cells: Cells,
  side: Side,
  {category, language, errors}: Pick<CompareChoice, "category" | "language" | "errors">
): SideTasks {
  const pools = new Map<number, {n: number; sum: number; squares: number; gated: number; gated_passes: number}>();
  let failed_calls = 0;
  let unjudged = 0;
  for (let i = 0; i < cells.length; i++) {
    if (!side.runs.has(cells.run[i]!)) continue;
    const task = cells.task[i]!;
    const fact = facts.tasks[task]!;
    if (category !== null && fact.category !== category) continue;
    if (language !== null && fact.language !== language) continue;
    const failed = cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
    failed_calls += failed;
    unjudged += cells.unjudged[i]!;
    const n = cells.judged[i]! + (errors === "failed" ? failed : 0);
    if (n === 0) continue;
    let pool = pools.get(task);
    if (!pool) pools.set(task, (pool = {n: 0, sum: 0, squares: 0, gated: 0, gated_passes: 0}));
    pool.n += n;
    pool.sum += cells.sum_share[i]!;
    pool.squares += cells.sum_share2[i]!;
    pool.gated += cells.gated[i]!;
    pool.gated_passes += cells.gated_passes[i]!;
  }
  const ordered = [...pools].sort((x, y) => x[0] - y[0]);
  return {
    task: ordered.map(([task]) => task),
    cluster: ordered.map(([task]) => facts.tasks[task]!.cluster),
    mean: ordered.map(([, p]) => p.sum / p.n),
    attempts: ordered.map(([, p]) => p.n),
    sum_squares: ordered.map(([, p]) => p.squares),
    gated: ordered.map(([, p]) => p.gated),
    gated_passes: ordered.map(([, p]) => p.gated_passes),
    failed_calls,
    unjudged
  };
}

/** The rows of a side for some of its tasks, in the order of the positions given. */
export function pickTasks(side: SideTasks, at: readonly number[]): SideTasks {
  const pick = (values: readonly number[]) => at.map((i) => values[i]!);
  return {
    ...side,
    task: pick(side.task),
    cluster: pick(side.cluster),
    mean: pick(side.mean),
    attempts: pick(side.attempts),
    sum_squares: pick(side.sum_squares),
    gated: pick(side.gated),
    gated_passes: pick(side.gated_passes)
  };
}

/** Both sides over the tasks both ran, in the same order. */
export function commonTasks(a: SideTasks, b: SideTasks): {a: SideTasks; b: SideTasks} {
  const atB = new Map(b.task.map((t, i) => [t, i]));
  const inA = a.task.flatMap((t, i) => (atB.has(t) ? [i] : []));
  return {
    a: pickTasks(a, inA),
    b: pickTasks(
      b,
      inA.map((i) => atB.get(a.task[i]!)!)
    )
  };
}

/** How many clusters some tasks fall into. */
export function clusterCount({cluster}: Pick<SideTasks, "cluster">): number {
  return new Set(cluster).size;
}

/** Whether each task was tried once and passed or failed whole. */
export function isBinary({attempts, mean}: SideTasks): boolean {
  return attempts.every((n) => n === 1) && mean.every((x) => x === 0 || x === 1);
}
