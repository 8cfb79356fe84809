import {clusterRows, type Clusters} from "../../statistics/rates/clusters.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {noProvenance, type CostProvenance} from "./cost-columns.js";
import {poolCells, PROVENANCE, type Pools} from "./pool-cells.js";
import type {Suite} from "./suites.js";
import type {ValueChoice} from "./value-model.js";

/** One system's tasks under the reader's choice: parallel lists, one entry per task. */
export interface SystemTasks {
  /** Index into `facts.systems`. */
  system: number;
  attempts: number;
  completed: number;
  task: number[];
  /** The cluster of each task, as numbered in `facts`. */
  cluster: number[];
  /** The same, numbered from nought for the statistics. */
  clusters: Clusters;
  /** Mean score share of the task's attempts, in [0, 1]. */
  quality: number[];
  /** Means of the other metrics, by metric; `null` where the task lacks it. */
  metrics: Record<string, (number | null)[]>;
  /** At the prices of the choice: all spent on the task, and of it on attempts that passed. */
  cost_usd: number[];
  cost_passes_usd: number[];
  cost_passes: number[];
  cost_attempts: number[];
  /** How many runs went over the task with a known cost: the denominator of cost per task. */
  cost_runs: number[];
  tokens: number[];
  tokens_passes: number[];
  /** Seconds of the attempts that the selection's clock timed, cached ones aside. */
  latency_s: number[];
  latency_passes: number[];
  /** Tasks with an attempt so timed. */
  timed: number;
  cost_unknown: number;
  /** The same at the prices that were not chosen. */
  other: {cost_usd: number[]; cost_passes: number[]; cost_unknown: number};
  /** What judging by a model cost, which is no part of `cost_usd`. */
  judge_usd: number[];
  /** Retries the harness made within attempts, where it says so. */
  retries: number;
  provenance: CostProvenance;
  /** Attempts that ended in an error, a timeout or a refusal. */
  failed_calls: number;
  unjudged: number;
  /** Attempts that a failure condition zeroes, and those of them that had passed. */
  gated: number;
  gated_passes: number;
  priced: number;
}

/** What a choice leaves of the cells. */
export interface Selection {
  systems: SystemTasks[];
  /** The runs they come from, as numbered in `facts`. */
  runs: number[];
  /** What the seconds measure: the clock of most timed attempts; two kinds of clock are never added up. */
  clock: string | null;
}

/**
 * The cells a reader's choice leaves, gathered by system and task: attempts of all chosen runs are pooled per task.
 *
 * Systems without a judged attempt in the selection are left out.
 *
 * @param options - `until`, the last day whose runs count, `2026-10-12`
 */
export function selectCells(
  facts: Facts,
  cells: Cells,
  suite: Suite,
  choice: ValueChoice,
  {until = "9999"}: {until?: string} = {}
): Selection {
  const runs = chosenRuns(facts, suite, choice.runs);
  for (const run of runs) if ((facts.runs[run]!.started_at ?? "").slice(0, 10) > until) runs.delete(run);
  const tasks = facts.tasks.map(
    (t) =>
      t.suite_id === suite.suite_id &&
      (choice.category === null || t.category === choice.category) &&
      (choice.language === null || t.language === choice.language)
  );
  const rows: number[] = [];
  const keys: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    const run = cells.run[i]!;
    const task = cells.task[i]!;
    if (!runs.has(run) || !tasks[task]) continue;
    rows.push(i);
    keys.push(facts.runs[run]!.system * facts.tasks.length + task);
  }
  const metrics = Object.keys(choice.weights).filter((m) => m !== "pass");
  const clock = commonClock(facts, cells, rows);
  const timed = (i: number) => clock !== null && facts.runs[cells.run[i]!]!.latency_kind === clock;
  const pools = poolCells(facts, cells, rows, clusterRows(rows.length, keys), metrics, choice, timed);
  return {systems: gather(pools, Float64Array.from(new Set(keys)), facts, metrics), runs: [...runs], clock};
}

/** The clock of most timed attempts among some cells; two kinds of clock are never set beside each other. */
export function commonClock(facts: Facts, cells: Cells, rows: readonly number[]): string | null {
  const attempts = new Map<string, number>();
  for (const i of rows) {
    const kind = facts.runs[cells.run[i]!]!.latency_kind;
    if (kind !== null) attempts.set(kind, (attempts.get(kind) ?? 0) + cells.latency_known[i]!);
  }
  const [most] = [...attempts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"));
  return most?.[0] ?? null;
}

/** Runs of the chosen suite, pooled or one by name; `latest` is each system's last run of the suite. */
export function chosenRuns(facts: Facts, suite: Suite, runs: string): Set<number> {
  const chosen = new Set<number>();
  const latest = new Map<number, number>();
  facts.runs.forEach((run, i) => {
    if (run.suite_id !== suite.suite_id || run.suite_version !== suite.version) return;
    if (runs === "all" || run.run === runs) chosen.add(i);
    const last = latest.get(run.system);
    if (last === undefined || (facts.runs[last]!.started_at ?? "") < (run.started_at ?? "")) latest.set(run.system, i);
  });
  return runs === "latest" ? new Set(latest.values()) : chosen;
}

/** @param keys - the pair of each pool, system × tasks + task */
function gather(pools: Pools, keys: Float64Array, facts: Facts, metrics: readonly string[]): SystemTasks[] {
  const bySystem = new Map<number, SystemTasks>();
  const ordered = Array.from(keys, (_, p) => p).sort((a, b) => keys[a]! - keys[b]!);
  for (const p of ordered) {
    const task = keys[p]! % facts.tasks.length;
    const system = (keys[p]! - task) / facts.tasks.length;
    let s = bySystem.get(system);
    if (!s) bySystem.set(system, (s = emptySystem(system, metrics)));
    s.unjudged += pools.unjudged[p]!;
    if (pools.counted[p] === 0) continue;
    s.attempts += pools.attempts[p]!;
    s.completed += pools.passes[p]!;
    s.failed_calls += pools.failed_calls[p]!;
    s.gated += pools.gated[p]!;
    s.gated_passes += pools.gated_passes[p]!;
    s.cost_unknown += pools.cost_unknown[p]!;
    s.priced += pools.priced[p]!;
    s.other.cost_usd.push(pools.other.cost_usd[p]!);
    s.other.cost_passes.push(pools.other.cost_passes[p]!);
    s.other.cost_unknown += pools.other.cost_unknown[p]!;
    s.judge_usd.push(pools.judge_usd[p]!);
    s.retries += pools.retries[p]!;
    for (const key of PROVENANCE) s.provenance[key] += pools.provenance[key][p]!;
    s.task.push(task);
    s.cluster.push(facts.tasks[task]!.cluster);
    s.quality.push(pools.share[p]! / pools.counted[p]!);
    for (const [k, m] of metrics.entries()) {
      const {n, sum} = pools.metrics[k]!;
      s.metrics[m]!.push(n[p]! > 0 ? sum[p]! / n[p]! : null);
    }
    s.cost_usd.push(pools.cost_usd[p]!);
    s.cost_passes_usd.push(pools.cost_passes_usd[p]!);
    s.cost_passes.push(pools.cost_passes[p]!);
    s.cost_attempts.push(pools.cost_attempts[p]!);
    s.cost_runs.push(pools.cost_runs[p]!);
    s.tokens.push(pools.tokens[p]!);
    s.tokens_passes.push(pools.tokens_passes[p]!);
    s.latency_s.push(pools.latency_s[p]!);
    s.latency_passes.push(pools.latency_passes[p]!);
    s.timed += Number(pools.timed[p]! > 0);
  }
  for (const s of bySystem.values()) s.clusters = clusterRows(s.cluster.length, s.cluster);
  return [...bySystem.values()].filter((s) => s.task.length > 0).sort((a, b) => a.system - b.system);
}

function emptySystem(system: number, metrics: readonly string[]): SystemTasks {
  return {
    system,
    attempts: 0,
    completed: 0,
    task: [],
    cluster: [],
    clusters: {of: new Int32Array(), count: 0},
    quality: [],
    metrics: Object.fromEntries(metrics.map((m) => [m, []])),
    cost_usd: [],
    cost_passes_usd: [],
    other: {cost_usd: [], cost_passes: [], cost_unknown: 0},
    judge_usd: [],
    retries: 0,
    provenance: noProvenance(),
    cost_passes: [],
    cost_attempts: [],
    cost_runs: [],
    tokens: [],
    tokens_passes: [],
    latency_s: [],
    latency_passes: [],
    timed: 0,
    cost_unknown: 0,
    failed_calls: 0,
    unjudged: 0,
    gated: 0,
    gated_passes: 0,
    priced: 0
  };
}
