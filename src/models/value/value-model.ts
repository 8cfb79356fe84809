import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";

export type CostBasis = "completed" | "task" | "attempt";
/** `failed`: errors, timeouts and refusals count as attempted and not passed; `excluded`: they are left out. */
export type ErrorPolicy = "failed" | "excluded";

/** What the reader has picked; the whole of it stands in the URL. `null` means all. */
export interface ValueChoice {
  suite: string;
  category: string | null;
  language: string | null;
  /** Run names, or `all` and `latest`. */
  runs: string;
  cost: CostBasis;
  errors: ErrorPolicy;
  /** Weight of each metric; sums to one. */
  weights: Record<string, number>;
}

export interface ValueSystem {
  system: string;
  family: string | null;
  /** 1 to 5 for the five hues; 6 and on share the neutral and differ by shape. */
  slot: number;
  tasks: number;
  attempts: number;
  /** Attempts that passed. */
  completed: number;
  quality: Quantity;
  /** The composite's parts, by metric. */
  metrics: Record<string, Quantity>;
  cost_usd_total: number | null;
  cost_usd_per_task: Quantity;
  cost_usd_per_attempt: Quantity;
  cost_usd_per_completed: Quantity;
  /** The one of the three the reader chose: what the frontier is drawn on. */
  cost: Quantity;
  tokens_per_completed: Quantity;
  quality_per_usd: Quantity;
  priced: boolean;
  on_frontier: boolean;
  frontier_probability: Quantity;
  /** Systems both cheaper and better on the point estimates, the cheapest first. */
  dominated_by: string[];
  flags: string[];
}

/** One step up the frontier: what it adds in quality and what each further completed task costs. */
export interface ValueStep {
  from: string;
  to: string;
  quality_gain: Quantity;
  usd_per_further_completed: Quantity;
}

export interface ValueSlice {
  category: string;
  tasks: number;
  frontier: string[];
  best: string | null;
  best_quality: Quantity;
}

/** Where the money stops buying: a hull vertex after which quality per further dollar falls to a third or less. */
export interface ValueCliff {
  system: string;
  next: string;
  ratio: number;
  gained_per_usd_before: number;
  gained_per_usd_after: number;
}

/** Region that holds nine in ten resampled frontiers: a staircase of lowest and highest quality by cost. */
export interface FrontierBand {
  cost_usd: number[];
  low: number[];
  high: number[];
}

export interface ValueMetric {
  metric: string;
  title: string;
  weight: number;
  standing: number;
}

export interface ValueModel extends PageModel {
  page: "value";
  /** `attempts`: own runs, paired by task; `board`: published totals, binomial and unpaired. */
  kind: "attempts" | "board" | "empty";
  suite: string;
  tasks: number;
  choice: ValueChoice;
  options: {
    suites: {value: string; label: string}[];
    categories: string[];
    languages: string[];
    runs: {value: string; label: string}[];
  };
  metrics: ValueMetric[];
  /** Axis words: "Tasks passed", "Composite score"; whether quality is a share shown in percent. */
  quality_label: string;
  quality_is_share: boolean;
  /** "completed task", "task", "attempt". */
  cost_unit: string;
  systems: ValueSystem[];
  frontier: string[];
  unpriced: string[];
  band: FrontierBand | null;
  steps: ValueStep[];
  steps_heading: string;
  cliffs: ValueCliff[];
  slices: ValueSlice[];
  caption: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
