/** The facts around the cells: what the integers in a cell stand for. Plain JSON, shipped once. */
export interface Facts {
  title: string;
  synthetic: boolean;
  systems: SystemFact[];
  runs: RunFact[];
  tasks: TaskFact[];
  /** Scores that are numbers, in the order of the workspace's `metrics:`, then by name. */
  metrics: string[];
  boards: BoardRow[];
  settings: PageSettings;
  sources: {rows_read: number; rows_kept: number; rows_rejected: number; rows_duplicate: number};
  /** The project's commit at build, so that a printed page can be traced; `null` outside a checkout. */
  commit: string | null;
  /** Rows of the tables that no cell stands for. */
  counts: {ratings: number; raters: number; outcomes: number; defects: number};
}

export interface SystemFact {
  system_id: string;
  system: string;
  family: string | null;
  family_slot: number;
  /** `null` where the price list does not know the model. */
  sticker: StickerPrice | null;
}

/** What a price list asks for a million tokens. */
export interface StickerPrice {
  input_usd_per_mtok: number;
  output_usd_per_mtok: number;
  source: "override" | "catalogue";
  /** The list's day; `null` where the list has only prices of one's own, which hold on every day. */
  as_of: string | null;
}

export interface RunFact {
  run_id: string;
  run: string;
  /** Index into `systems`. */
  system: number;
  suite_id: string;
  suite_version: string | null;
  model_version: string | null;
  harness: string | null;
  started_at: string | null;
  status: string | null;
  /** What the run's clock measured (`request`, `task_wall`, `task_working`), cached attempts aside; `null` unknown or several. */
  latency_kind: string | null;
}

export interface TaskFact {
  task_id: string;
  task: string;
  suite_id: string;
  category: string | null;
  language: string | null;
  difficulty: string | null;
  tags: string[];
  /** Index of the task's cluster, the same for all tasks of one repository or template. */
  cluster: number;
  /** The day it became public, where the export says so. */
  released_at?: string;
}

/** One published total: a system on one suite and slice. */
export interface BoardRow {
  system: number;
  suite_id: string;
  slice: string;
  reported_at: string | null;
  label: string | null;
  tasks: number | null;
  passed_tasks: number | null;
  pass_rate: number | null;
  cost_usd: number | null;
  seconds_per_task: number | null;
}

/** A number, or a range of which somebody is nine tenths sure. */
export type Given = number | [number, number];

/** What failures cost and how much work there is, as workspace.yaml has it. */
export interface ValueSetting {
  incident_usd?: Given;
  /** In place of `incident_usd`: hours to find and mend an escaped fault, and what one costs. */
  debug_hours?: Given;
  hourly_usd?: Given;
  /** Share of failed tasks that nobody notices before they do harm. */
  escape_rate?: Given;
  rework_usd?: Given;
  tasks_per_month?: Given;
  horizon_months?: number;
}

/** How one metric enters a composite: its direction and fixed anchors (utility 0 at the first, 1 at the second). */
export interface MetricSetting {
  title: string;
  better: "higher" | "lower";
  anchors: [number, number];
  unit: string | null;
  /** The critical failure condition as the workspace writes it: attempts that meet it count 0. */
  fails_when?: string;
}

export interface WeightsSetting {
  id: string;
  since: string | null;
  /** Who set them, where they say. */
  by?: string | null;
  why: string | null;
  weights: Record<string, number>;
}

/** What the pages need of workspace.yaml. */
export interface PageSettings {
  metrics: Record<string, MetricSetting>;
  /** Dated; the last is standing. */
  weights: WeightsSetting[];
  min_tasks: number;
  /** The largest difference in pass rate that is called none, a share of tasks. */
  margin: number;
  /** Whether the workspace states that margin itself; absent where it is our default. */
  margin_stated?: true;
  /** What a failed task costs here; absent where nobody said. */
  value?: ValueSetting;
}

/**
 * Sufficient statistics, one row per run and task: what a million attempts come to before any page reads them.
 *
 * Counts are of attempts. `sum_share` adds the score share of judged attempts (pass 1, fail 0, partial between, and 0
 * where a failure condition zeroes it), so
 * that errors may be counted as not passed or left out later. Costs add only what is known; `cost_known` says of how
 * many attempts. `metric_n[m]` and `metric_sum[m]` belong to `facts.metrics[m]`.
 */
export interface Cells {
  length: number;
  run: Uint32Array;
  task: Uint32Array;
  attempts: Uint32Array;
  judged: Uint32Array;
  passes: Uint32Array;
  errors: Uint32Array;
  timeouts: Uint32Array;
  refusals: Uint32Array;
  /** Skipped and unscored attempts: out of every denominator, and counted. */
  unjudged: Uint32Array;
  /** Judged attempts that meet a critical failure condition and count 0, and how many of them had passed. */
  gated: Uint32Array;
  gated_passes: Uint32Array;
  sum_share: Float64Array;
  sum_share2: Float64Array;
  cost_known: Uint32Array;
  cost_usd: Float64Array;
  /** Passes among the attempts whose cost is known: the denominator that belongs to `cost_usd`. */
  cost_passes: Uint32Array;
  cost_unknown: Uint32Array;
  /** What the passing attempts among them cost. */
  cost_passes_usd: Float64Array;
  judge_cost_usd: Float64Array;
  /** The same at the second price list: attempts it can price, their cost, the passes among them and their cost. */
  list_known: Uint32Array;
  list_usd: Float64Array;
  list_passes: Uint32Array;
  list_passes_usd: Float64Array;
  tokens_known: Uint32Array;
  tokens: Float64Array;
  tokens_passes: Uint32Array;
  calls_known: Uint32Array;
  calls: Float64Array;
  latency_known: Uint32Array;
  latency_s: Float64Array;
  /** Passes among the attempts whose latency is known: the denominator that belongs to `latency_s`. */
  latency_passes: Uint32Array;
  /** Retries the harness made within attempts, where it says so. */
  retries: Float64Array;
  /** Attempts whose cost was computed from tokens and a price list rather than reported, and what they cost. */
  priced: Uint32Array;
  priced_usd: Float64Array;
  /** Attempts by what a zero cost meant; the first and the last are unknown, an error's is known to be nothing. */
  zero_cached: Uint32Array;
  zero_error: Uint32Array;
  zero_unknown: Uint32Array;
  metric_n: Float64Array[];
  metric_sum: Float64Array[];
}
