import type {Estimate, Refusal} from "../../statistics/estimate.js";
import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";
import type {ErrorPolicy} from "../value/value-model.js";

/** By what the tasks are parted. */
export type Dimension = "category" | "language" | "difficulty" | "tag";

/** What the reader has picked; the whole of it stands in the URL. `null` means all, or the page's own pick. */
export interface SlicesChoice {
  suite: string;
  /** Filters: they hold only where the tasks are not parted by them. */
  category: string | null;
  language: string | null;
  /** Run names, or `all` and `latest`. */
  runs: string;
  errors: ErrorPolicy;
  by: Dimension | null;
  /** The slice whose systems are drawn with their intervals. */
  slice: string | null;
  /** The system whose slices are drawn with their intervals. */
  system: string | null;
}

/** A departure from what system and slice lead one to expect, in shares, with what was expected and its size in standard errors. */
export type Surprise = (Estimate & {expected: number; in_se: number; p: number; p_adjusted: number}) | Refusal;

/** One system on one slice. */
export interface SliceCell {
  system: string;
  dimension: Dimension;
  slice: string;
  tasks: number;
  rate: Quantity;
  /** What to expect next time: pulled towards the system's mean as far as the slice is small. */
  shrunken: Quantity;
  surprise: Surprise;
  flags: string[];
}

/** One slice over all systems. */
export interface SliceFact {
  dimension: Dimension;
  slice: string;
  tasks: number;
  clusters: number;
  /** Mean over tasks of the mean over the systems that tried them. */
  rate: Quantity;
}

/** How much a system's slices differ beyond luck: I² with Cochran's Q. */
export type Heterogeneity = (Estimate & {Q: number; df: number; p: number; tau2: number}) | Refusal;

export interface SlicedSystem {
  system: string;
  family: string | null;
  slot: number;
  tasks: number;
  attempts: number;
  rate: Quantity;
  /** Over the slices of each dimension. */
  heterogeneity: {dimension: Dimension; i2: Heterogeneity}[];
}

export interface DimensionFact {
  dimension: Dimension;
  slices: number;
  /** Slices left out of the page because there are more than it can show; the smallest go. */
  left_out: number;
  /** Tasks of the selection that carry no value. */
  tasks_without: number;
  /** Whether a task can stand in several slices. */
  overlapping: boolean;
}

export interface SlicesModel extends PageModel {
  page: "slices";
  /** `unsliced`: nothing to part the tasks by; `board`: totals without tasks; `empty`: nothing judged. */
  kind: "attempts" | "unsliced" | "board" | "empty";
  suite: string;
  tasks: number;
  /** As it was asked for, with the page's own picks filled in. */
  choice: SlicesChoice;
  options: {
    suites: {value: string; label: string}[];
    categories: string[];
    languages: string[];
    runs: {value: string; label: string}[];
  };
  dimensions: DimensionFact[];
  slices: SliceFact[];
  systems: SlicedSystem[];
  /** The most surprising first, in standard errors; what cannot be judged last. */
  cells: SliceCell[];
  /** How many cells were judged at once: what the p-values are adjusted for. */
  comparisons: number;
  caption: string;
  slice_caption: string;
  system_caption: string;
  heterogeneity_words: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
