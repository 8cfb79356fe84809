import type {Cells, Facts} from "../../../src/tables/cells.js";

/** One attempt of a worked example: system, task, whether it passed, what it cost (`null`: unknown). */
export interface WorkedAttempt {
  system: string;
  task: string;
  passed: boolean;
  cost: number | null;
  run?: string;
  error?: boolean;
  /** Whether it meets a critical failure condition. */
  gated?: boolean;
  category?: string;
  cluster?: string;
  metrics?: Record<string, number>;
  seconds?: number;
  /** What it costs at the second price list. */
  list?: number;
}

/** Facts and cells of a worked example, as the engine would give them. */
export function workedCells(
  attempts: readonly WorkedAttempt[],
  settings: Partial<Facts["settings"]> = {}
): {facts: Facts; cells: Cells} {
  const distinct = (values: readonly string[]) => [...new Set(values)];
  const systems = distinct(attempts.map((a) => a.system));
  const tasks = distinct(attempts.map((a) => a.task));
  const clusters = distinct(attempts.map((a) => a.cluster ?? a.task));
  const runs = distinct(attempts.map((a) => `${a.system}|${a.run ?? "run"}`));
  const metrics = distinct(attempts.flatMap((a) => Object.keys(a.metrics ?? {})));
  const keys = distinct(attempts.map((a) => `${a.system}|${a.run ?? "run"}#${a.task}`));
  const facts: Facts = {
    title: "Worked example",
    synthetic: false,
    systems: systems.map((system, i) => ({system_id: system, system, family: null, family_slot: i + 1, sticker: null})),
    runs: runs.map((r) => ({
      run_id: r,
      run: r.split("|")[1]!,
      system: systems.indexOf(r.split("|")[0]!),
      suite_id: "suite",
      suite_version: null,
      model_version: null,
      harness: "table",
      started_at: "2026-11-01T00:00:00.000Z",
      status: null,
      latency_kind: "task_wall"
    })),
    tasks: tasks.map((task) => {
      const of = attempts.find((a) => a.task === task)!;
      return {
        task_id: task,
        task,
        suite_id: "suite",
        category: of.category ?? null,
        language: null,
        difficulty: null,
        tags: [],
        cluster: clusters.indexOf(of.cluster ?? task)
      };
    }),
    metrics,
    boards: [],
    settings: {metrics: {}, weights: [], min_tasks: 1, margin: 0.05, ...settings},
    sources: {rows_read: attempts.length, rows_kept: attempts.length, rows_rejected: 0, rows_duplicate: 0},
    commit: null,
    counts: {ratings: 0, raters: 0, outcomes: 0, defects: 0}
  };
  const of = (key: string) => attempts.filter((a) => `${a.system}|${a.run ?? "run"}#${a.task}` === key);
  const counts = (f: (a: WorkedAttempt) => boolean) => Uint32Array.from(keys, (k) => of(k).filter(f).length);
  const sums = (f: (a: WorkedAttempt) => number) =>
    Float64Array.from(keys, (k) => of(k).reduce((sum, a) => sum + f(a), 0));
  const cells: Cells = {
    length: keys.length,
    run: Uint32Array.from(keys, (k) => runs.indexOf(k.split("#")[0]!)),
    task: Uint32Array.from(keys, (k) => tasks.indexOf(k.split("#")[1]!)),
    attempts: counts(() => true),
    judged: counts((a) => !a.error),
    passes: counts((a) => a.passed),
    errors: counts((a) => a.error === true),
    timeouts: counts(() => false),
    refusals: counts(() => false),
    unjudged: counts(() => false),
    gated: counts((a) => a.gated === true),
    gated_passes: counts((a) => a.gated === true && a.passed),
    sum_share: sums((a) => Number(a.passed && !a.gated)),
    sum_share2: sums((a) => Number(a.passed && !a.gated)),
    cost_known: counts((a) => a.cost !== null),
    cost_usd: sums((a) => a.cost ?? 0),
    cost_passes: counts((a) => a.cost !== null && a.passed),
    cost_unknown: counts((a) => a.cost === null),
    cost_passes_usd: sums((a) => (a.passed ? (a.cost ?? 0) : 0)),
    judge_cost_usd: sums(() => 0),
    list_known: counts((a) => a.list !== undefined),
    list_usd: sums((a) => a.list ?? 0),
    list_passes: counts((a) => a.list !== undefined && a.passed),
    list_passes_usd: sums((a) => (a.passed ? (a.list ?? 0) : 0)),
    tokens_known: counts(() => false),
    tokens: sums(() => 0),
    tokens_passes: counts(() => false),
    calls_known: counts(() => false),
    calls: sums(() => 0),
    latency_known: counts((a) => a.seconds !== undefined),
    latency_s: sums((a) => a.seconds ?? 0),
    latency_passes: counts((a) => a.seconds !== undefined && a.passed),
    retries: sums(() => 0),
    priced: counts(() => false),
    priced_usd: sums(() => 0),
    zero_cached: counts(() => false),
    zero_error: counts(() => false),
    zero_unknown: counts(() => false),
    metric_n: metrics.map((m) => sums((a) => Number(a.metrics?.[m] !== undefined))),
    metric_sum: metrics.map((m) => sums((a) => a.metrics?.[m] ?? 0))
  };
  return {facts, cells};
}

/** Tasks `t1` … `tn` of one system: the first `passes` of them passed, each at one cost. */
export function runOf(system: string, n: number, passes: number, cost: number | null): WorkedAttempt[] {
  return Array.from({length: n}, (_, i) => ({system, task: `t${i + 1}`, passed: i < passes, cost}));
}
