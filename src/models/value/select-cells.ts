import {clusterRows, type Clusters} from "../../statistics/rates/clusters.js";
import type {Cells, Facts} from "../../tables/cells.js";
import type {Suite} from "./suites.js";
import type {ErrorPolicy, ValueChoice} from "./value-model.js";

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
  cost_usd: number[];
  cost_passes: number[];
  cost_attempts: number[];
  /** How many runs went over the task with a known cost: the denominator of cost per task. */
  cost_runs: number[];
  tokens: number[];
  tokens_passes: number[];
  cost_unknown: number;
  /** Attempts that ended in an error, a timeout or a refusal. */
  failed_calls: number;
  unjudged: number;
  priced: number;
}

/** What a choice leaves of the cells. */
export interface Selection {
  systems: SystemTasks[];
  /** The runs they come from, as numbered in `facts`. */
  runs: number[];
}

/**
 * The cells a reader's choice leaves, gathered by system and task: attempts of all chosen runs are pooled per task.
 *
 * Systems without a judged attempt in the selection are left out.
 */
export function selectCells(facts: Facts, cells: Cells, suite: Suite, choice: ValueChoice): Selection {
  const runs = chosenRuns(facts, suite, choice.runs);
  const tasks = facts.tasks.map(
    (t) =>
      t.suite_id === suite.suite_id &&
      (choice.category === null || t.category === choice.category) &&
      (choice.language === null || t.language === choice.language)
  );
  const metrics = Object.keys(choice.weights).filter((m) => m !== "pass");
  const columns = metrics.map((m) => metricColumns(facts, cells, m));
  const pools = new Map<number, Pool>();
  for (let i = 0; i < cells.length; i++) {
    const run = cells.run[i]!;
    const task = cells.task[i]!;
    if (!runs.has(run) || !tasks[task]) continue;
    const {system} = facts.runs[run]!;
    const key = system * facts.tasks.length + task;
    let pool = pools.get(key);
    if (!pool) pools.set(key, (pool = emptyPool(system, task, metrics)));
    addCell(pool, cells, i, columns, choice.errors);
  }
  return {systems: gather(pools, facts, metrics), runs: [...runs]};
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

interface Pool {
  system: number;
  task: number;
  attempts: number;
  counted: number;
  share: number;
  passes: number;
  failed_calls: number;
  unjudged: number;
  cost_usd: number;
  cost_passes: number;
  cost_attempts: number;
  cost_runs: number;
  cost_unknown: number;
  tokens: number;
  tokens_passes: number;
  priced: number;
  metric_n: number[];
  metric_sum: number[];
}

function emptyPool(system: number, task: number, metrics: readonly string[]): Pool {
  const zeros = () => metrics.map(() => 0);
  return {
    system,
    task,
    attempts: 0,
    counted: 0,
    share: 0,
    passes: 0,
    failed_calls: 0,
    unjudged: 0,
    cost_usd: 0,
    cost_passes: 0,
    cost_attempts: 0,
    cost_runs: 0,
    cost_unknown: 0,
    tokens: 0,
    tokens_passes: 0,
    priced: 0,
    metric_n: zeros(),
    metric_sum: zeros()
  };
}

/** Where a metric's counts and sums stand: a score of the exports, or a count every export has. */
function metricColumns(facts: Facts, cells: Cells, metric: string): MetricColumns | null {
  const m = facts.metrics.indexOf(metric);
  if (m >= 0) return {n: cells.metric_n[m]!, sum: cells.metric_sum[m]!};
  if (metric === "calls") return {n: cells.calls_known, sum: cells.calls};
  if (metric === "latency_s") return {n: cells.latency_known, sum: cells.latency_s};
  return null;
}

interface MetricColumns {
  n: ArrayLike<number>;
  sum: ArrayLike<number>;
}

function addCell(
  pool: Pool,
  cells: Cells,
  i: number,
  columns: readonly (MetricColumns | null)[],
  errors: ErrorPolicy
): void {
  const failed = cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
  pool.attempts += cells.attempts[i]!;
  pool.counted += cells.judged[i]! + (errors === "failed" ? failed : 0);
  pool.share += cells.sum_share[i]!;
  pool.passes += cells.passes[i]!;
  pool.failed_calls += failed;
  pool.unjudged += cells.unjudged[i]!;
  pool.cost_usd += cells.cost_usd[i]!;
  pool.cost_passes += cells.cost_passes[i]!;
  pool.cost_attempts += cells.cost_known[i]!;
  pool.cost_runs += cells.cost_known[i]! > 0 ? 1 : 0;
  pool.cost_unknown += cells.cost_unknown[i]!;
  pool.tokens += cells.tokens[i]!;
  pool.tokens_passes += cells.tokens_passes[i]!;
  pool.priced += cells.priced[i]!;
  columns.forEach((c, k) => {
    if (!c) return;
    pool.metric_n[k]! += c.n[i]!;
    pool.metric_sum[k]! += c.sum[i]!;
  });
}

function gather(pools: Map<number, Pool>, facts: Facts, metrics: readonly string[]): SystemTasks[] {
  const bySystem = new Map<number, SystemTasks>();
  const ordered = [...pools.values()].sort((a, b) => a.system - b.system || a.task - b.task);
  for (const pool of ordered) {
    let s = bySystem.get(pool.system);
    if (!s) bySystem.set(pool.system, (s = emptySystem(pool.system, metrics)));
    s.unjudged += pool.unjudged;
    if (pool.counted === 0) continue;
    s.attempts += pool.attempts;
    s.completed += pool.passes;
    s.failed_calls += pool.failed_calls;
    s.cost_unknown += pool.cost_unknown;
    s.priced += pool.priced;
    s.task.push(pool.task);
    s.cluster.push(facts.tasks[pool.task]!.cluster);
    s.quality.push(pool.share / pool.counted);
    metrics.forEach((m, k) =>
      s.metrics[m]!.push(pool.metric_n[k]! > 0 ? pool.metric_sum[k]! / pool.metric_n[k]! : null)
    );
    s.cost_usd.push(pool.cost_usd);
    s.cost_passes.push(pool.cost_passes);
    s.cost_attempts.push(pool.cost_attempts);
    s.cost_runs.push(pool.cost_runs);
    s.tokens.push(pool.tokens);
    s.tokens_passes.push(pool.tokens_passes);
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
    cost_passes: [],
    cost_attempts: [],
    cost_runs: [],
    tokens: [],
    tokens_passes: [],
    cost_unknown: 0,
    failed_calls: 0,
    unjudged: 0,
    priced: 0
  };
}
