import type {Flag, Refusal} from "../../statistics/estimate.js";
import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";
import type {ErrorPolicy} from "../value/value-model.js";

/** What the reader has picked; the whole of it stands in the URL. */
export interface CompareChoice {
  suite: string;
  category: string | null;
  language: string | null;
  /** Systems by display name. */
  a: string;
  b: string;
  /** A run of that system by name, `all` for all of them pooled, or `latest`. */
  run_a: string;
  run_b: string;
  errors: ErrorPolicy;
  /** Compare although too few tasks are shared: each side over its own tasks. */
  unpaired: boolean;
}

/** One of the two that are compared. */
export interface CompareSide {
  /** The name on this page: the system, or the system at one of its runs. */
  label: string;
  system: string;
  /** The run by name, or `null` where all runs are pooled. */
  run: string | null;
  slot: number;
  /** Tasks this side ran in the selection, shared or not. */
  tasks: number;
  attempts: number;
  /** Over the tasks that are compared. */
  pass_rate: Quantity;
}

/** A significance test by name; its p-value is two-sided. */
export interface CompareTest {
  method: "mid-p mcnemar" | "sign flip" | "paired t" | "welch";
  p: number;
  n: number;
  n_clusters?: number;
  flags: Flag[];
}

/**
 * `a_better` and `b_better`: the 95 % interval leaves out nought and the test agrees. `equivalent`: the 90 % interval
 * lies within ±margin. `inconclusive`: neither is shown.
 */
export type CompareVerdict = "a_better" | "b_better" | "equivalent" | "inconclusive" | "refused";

/** Whether a difference is too small to matter: two one-sided tests at .05. */
export interface CompareEquivalence {
  margin: number;
  /** The difference with its 90 % interval. */
  difference: Quantity;
  within: boolean;
}

/** How the tasks fall: on how many a does better, on how many b, and on how many both the same. */
export interface CompareSplit {
  a_better: number;
  b_better: number;
  same: number;
  /** Of the same: passed by both in every attempt, and by neither in any. */
  both_passed: number;
  neither_passed: number;
}

/** A difference over one part of the tasks. */
export interface CompareSlice {
  dimension: "category" | "language";
  slice: string;
  tasks: number;
  difference: Quantity;
  test: CompareTest | Refusal;
  /** Holm over all slices shown: what a verdict on a slice is judged by. */
  p_holm: number | null;
  /** Benjamini–Hochberg over the same. */
  p_bh: number | null;
  mde: Quantity;
  verdict: CompareVerdict;
  split: CompareSplit;
}

/** A task on which the two differ; shares of attempts passed, 0 or 1 where each had one. */
export interface CompareTask {
  task: string;
  category: string | null;
  a: number;
  b: number;
}

/** What running the same tasks was worth. */
export interface ComparePairing {
  /** Correlation of the two over tasks: what is hard for one is hard for the other. */
  correlation: Quantity;
  /** The same difference with the interval that different tasks would have given. */
  unpaired: Quantity;
  /** How many times as many tasks an unpaired comparison would need. */
  tasks_ratio: Quantity;
}

/** How many tasks it would take (power .8); `null` where it cannot be told. */
export interface CompareNeeded {
  /** To see a difference as large as the margin. */
  margin: number | null;
  /** To see a difference as large as the one found. */
  observed: number | null;
}

export interface CompareModel extends PageModel {
  page: "compare";
  /**
   * `refused`: too few tasks in common; `same`: both sides are the same attempts; `single`: there is nothing to compare
   * with; `board`: published totals, which can be compared unpaired only.
   */
  kind: "paired" | "unpaired" | "refused" | "board" | "same" | "single" | "empty";
  suite: string;
  choice: CompareChoice;
  options: {
    suites: {value: string; label: string}[];
    categories: string[];
    languages: string[];
    systems: string[];
    runs_a: {value: string; label: string}[];
    runs_b: {value: string; label: string}[];
  };
  a: string | null;
  b: string | null;
  sides: {a: CompareSide; b: CompareSide} | null;
  /** Tasks compared: those both ran. */
  tasks: number;
  clusters: number;
  overlap: {common: number; either: number; share: number};
  /** Tasks only one of the two ran: left out of a paired comparison. */
  dropped: {task: string; ran: "a" | "b"}[];
  /** a minus b, a share of tasks. */
  difference: Quantity;
  test: CompareTest | Refusal;
  /** The smallest difference these tasks see four times in five. */
  mde: Quantity;
  needed: CompareNeeded;
  equivalence: CompareEquivalence;
  verdict: CompareVerdict;
  split: CompareSplit;
  /** Share of tasks on which the two differ. */
  discordance: Quantity;
  discordant: CompareTask[];
  discordant_heading: string;
  pairing: ComparePairing;
  slices: CompareSlice[];
  multiplicity: string;
  caption: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
