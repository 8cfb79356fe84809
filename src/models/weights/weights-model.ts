import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";
import type {Recalibrated} from "./recalibrate.js";

/** What the reader has picked; the whole of it stands in the URL. */
export interface WeightsChoice {
  suite: string;
  /** Weight of each metric; sums to one. */
  weights: Record<string, number>;
}

/** A metric that can be weighed. */
export interface WeighedMetric {
  metric: string;
  title: string;
  unit: string | null;
  /** What it is and which values are worth nothing and all, in a line. */
  what: string;
  better: "higher" | "lower";
  /** Value worth 0, value worth 1. */
  anchors: [number, number];
  weight: number;
  standing: number;
  /** Condition under which an attempt counts 0 whatever else it does; `null` where none is declared. */
  fails_when: string | null;
  /** Each ranked system's utility: what the curve is drawn over. */
  utilities: {system: string; slot: number; value: number; utility: number}[];
}

/** One system under the chosen weights. */
export interface RankedSystem {
  system: string;
  family: string | null;
  slot: number;
  tasks: number;
  score: Quantity;
  /** The weighted product: what is left when one metric may not pay for another. */
  geometric: Quantity;
  rank: number;
  /** Ranks it may hold, all systems at once. */
  rank_low: number;
  rank_high: number;
  /** Attempts that met a failure condition and count 0. */
  gated: number;
}

/** A system that cannot be ranked, and the range its score could have were the missing metrics known. */
export interface UnrankedSystem {
  system: string;
  reason: string;
  possible: Quantity;
}

/** How often a system comes first when weights and luck of the tasks are drawn at once. */
export interface Sensitivity {
  system: string;
  slot: number;
  /** Weights near the chosen ones. */
  first_rank_probability: Quantity;
  /** All weights equally likely. */
  first_rank_anywhere: Quantity;
  rank_low: number;
  rank_high: number;
}

/** The weight at which a rival draws level with the leader, the others keeping their proportions. */
export interface Flip {
  metric: string;
  title: string;
  from: number;
  leader: string;
  rival: string;
  weight: Quantity;
}

/** Weights that stood once, and the ranking of the same runs under them. */
export interface HistoryEntry {
  id: string;
  since: string | null;
  by: string | null;
  why: string | null;
  weights: Record<string, number>;
  /** Empty where a metric of these weights is not known of the runs; `missing` then says which. */
  ranking: {system: string; slot: number; rank: number; rank_low: number; rank_high: number}[];
  missing: string[];
}

export interface WeightsModel extends PageModel {
  page: "weights";
  /** `single`: nothing to weigh but the pass rate; `empty`: no judged attempts. */
  kind: "weighed" | "single" | "empty";
  suite: string;
  tasks: number;
  choice: WeightsChoice;
  options: {suites: {value: string; label: string}[]};
  standing: {
    id: string | null;
    since: string | null;
    why: string | null;
    weights: Record<string, number>;
    /** Ranks under the standing weights, to tell how far the chosen ones move them. */
    ranking: {system: string; rank: number}[];
  };
  metrics: WeighedMetric[];
  ranking: RankedSystem[];
  unranked: UnrankedSystem[];
  sensitivity: Sensitivity[];
  flips: Flip[];
  /** Metrics over the systems: what is counted twice. */
  correlations: {a: string; b: string; spearman: Quantity}[];
  /** Where exactly three metrics have weight: who leads under which. */
  triangle: {metrics: string[]; cells: {weights: [number, number, number]; system: string; slot: number}[]} | null;
  recalibrated: Recalibrated | null;
  /** Ranks under the proposed weights, where they differ from the standing ones. */
  proposed: {system: string; slot: number; before: number; after: number}[];
  history: HistoryEntry[];
  /** Twelve hexadecimal digits of the sources' hashes: what weights were set on. */
  data: string;
  /** The day of the newest run or outcome; `null` where none has a date. */
  day: string | null;
  caption: string;
  sensitivity_caption: string;
  flips_caption: string;
  correlations_caption: string;
  proposal_heading: string;
  proposal_caption: string;
  history_caption: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
