import type {CostProvenance} from "../value/cost-columns.js";
import type {Dimension, Surprise} from "../slices/slices-model.js";
import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";
import type {ErrorPolicy} from "../value/value-model.js";
import type {LatencyEstimate} from "./latency-estimates.js";

/** What the reader has picked; the whole of it stands in the URL. */
export interface SystemChoice {
  suite: string;
  /** By display name. */
  system: string;
  /** By what the slices are parted; `null` is the page's own pick. */
  by: Dimension | null;
  errors: ErrorPolicy;
}

/** A place among the systems of a suite: 1 is best, and the ranks held in 95 % of resamples. */
export interface SystemRank {
  rank: number;
  rank_low: number;
  rank_high: number;
  /** How many are ranked. */
  of: number;
  /** Those shown to be better. */
  better: string[];
}

/** Another system's point on a measure: a grey tick behind this one's interval. */
export interface FieldPoint {
  system: string;
  value: number;
}

/** One measure of quality: the composite itself, or a metric that is or may be part of it. */
export interface ProfileRow {
  /** `quality` for the composite. */
  metric: string;
  title: string;
  unit: string | null;
  /** In the standing weights; `null` for the composite, nought for a metric that weighs nothing. */
  weight: number | null;
  is_share: boolean;
  /** In the metric's own unit. */
  estimate: Quantity;
  /** The same on its declared scale, 0 at the worse anchor and 1 at the better. */
  utility: Quantity;
  rank: SystemRank | null;
  /** The others, as utilities. */
  field: FieldPoint[];
}

/** How attempts end that are neither passed nor failed: a share of the attempts. */
export interface EndRow {
  ending: "errors" | "timeouts" | "refusals" | "unjudged";
  attempts: number;
  share: Quantity;
  field: FieldPoint[];
}

/** A slice of the tasks beside what all systems do on it. */
export interface SystemSlice {
  slice: string;
  tasks: number;
  rate: Quantity;
  /** Mean over the slice's tasks of all systems that tried them, this one included. */
  everyone: Quantity;
  surprise: Surprise;
  field: FieldPoint[];
}

/** What an attempt or a finished task takes, beside the other systems. */
export interface SpendRow {
  measure:
    | "usd_per_completed"
    | "usd_per_attempt"
    | "tokens_per_completed"
    | "tokens_per_attempt"
    | "seconds_per_completed";
  title: string;
  estimate: Quantity;
  /** Median of all systems' estimates, this one's included; `null` where fewer than three are known. */
  median: number | null;
  /** This system's estimate over that median, which is taken as it is. */
  relative: Quantity;
  /** The others' estimates over that median. */
  field: FieldPoint[];
}

export interface SystemCosts {
  priced: boolean;
  usd_total: number | null;
  judge_usd_total: number;
  judge_usd_per_task: Quantity;
  spend: SpendRow[];
  caption: string;
  provenance: CostProvenance | null;
  provenance_text: string;
  judge_text: string;
  /** Cost per finished task by category, the dearest first; empty where there is one category. */
  by_category: {category: string; tasks: number; completed: number; usd_per_completed: Quantity}[];
}

export interface SystemLatency {
  /** Over all tasks, one entry for each clock. */
  overall: (LatencyEstimate & {field: {p50: FieldPoint[]; p90: FieldPoint[]; p99: FieldPoint[]}})[];
  by_category: LatencyEstimate[];
  text: string;
  caption: string;
}

/** A task on which this system stands apart from the others. */
export interface TellingTask {
  task: string;
  category: string | null;
  passes: number;
  attempts: number;
  /** Share of its attempts passed here. */
  here: Quantity;
  /** Mean over the other systems of the share of attempts they passed; n is how many they are. */
  others: Quantity;
  /** here minus others. */
  difference: Quantity;
}

export interface SystemRun {
  run: string;
  suite: string;
  /** Whether the run belongs to the suite shown. */
  shown: boolean;
  started_at: string | null;
  harness: string | null;
  model_version: string | null;
  suite_version: string | null;
  tasks: number;
  attempts: number;
  pass_rate: Quantity;
}

/** A published total of this system. */
export interface SystemBoardRow {
  suite: string;
  slice: string;
  label: string | null;
  reported_at: string | null;
  tasks: number | null;
  passed_tasks: number | null;
  pass_rate: Quantity;
  cost_usd: number | null;
  usd_per_completed: Quantity;
  seconds_per_task: number | null;
}

export interface SystemModel extends PageModel {
  page: "system";
  /** `board`: published totals only; `unknown`: no system of that name; `empty`: a workspace without systems. */
  kind: "attempts" | "board" | "unknown" | "empty";
  choice: SystemChoice;
  options: {
    suites: {value: string; label: string}[];
    systems: {value: string; label: string}[];
    by: Dimension[];
    /** Whether any attempt of the suite ended in an error, a timeout or a refusal. */
    errors: boolean;
  };
  suite: string;
  system: string;
  family: string | null;
  slot: number;
  /** Names like one that is not here. */
  near: string[];
  tasks: number;
  attempts: number;
  completed: number;
  quality: Quantity;
  quality_label: string;
  pass_rate: Quantity;
  cost_usd_per_completed: Quantity;
  rank: SystemRank | null;
  /** Why there is no rank, in words; empty where there is one. */
  unranked: string;
  profile: ProfileRow[];
  profile_caption: string;
  ends: EndRow[];
  ends_text: string;
  calls_per_attempt: Quantity;
  retries_per_attempt: Quantity;
  slices: SystemSlice[];
  slices_heading: string;
  slices_caption: string;
  costs: SystemCosts | null;
  costs_heading: string;
  latency: SystemLatency | null;
  /** Tasks it fails and most others pass, and tasks only it passes; the plainest first. */
  failed_alone: TellingTask[];
  passed_alone: TellingTask[];
  /** How many there are of each, listed or not. */
  telling: {failed_alone: number; passed_alone: number};
  telling_text: string;
  runs: SystemRun[];
  runs_text: string;
  boards: SystemBoardRow[];
  notes: Note[];
  would_change: string;
  not_measured: string;
}
