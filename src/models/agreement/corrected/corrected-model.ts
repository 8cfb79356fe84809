import type {Quantity} from "../../quantity.js";

/** Which correction fits the way people's labels came about. */
export type CorrectionDesign = "random" | "active" | "elsewhere" | "none";

/** One system by the judge alone, by people alone, and by both. */
export interface CorrectedSystem {
  system: string;
  family: string | null;
  slot: number;
  /** Units (a task in a run) that the judge judged or people did, and those that people did. */
  units: number;
  n_human: number;
  judge_only: Quantity;
  human_only: Quantity;
  /** By PPI++, AIPW or Rogan and Gladen, as `design` says. */
  corrected: Quantity;
  design: CorrectionDesign;
  /** Which of the two leads; `null` where neither can be given. */
  primary: "corrected" | "human_only" | null;
  /** Why, in words. */
  why: string;
  /** The leading rate, corrected or human only. */
  rate: Quantity;
  /** Judge minus the leading rate: what the judge adds by itself. */
  judge_error: Quantity;
  /** Correlation of judge and people over the labelled units. */
  correlation: number | null;
  /** How many labels would give the same precision without the judge. */
  n_eff: number | null;
  rank_judge: number | null;
  rank: number | null;
  /** Ranks it may hold, by the leading rate. */
  rank_low: number | null;
  rank_high: number | null;
  cost_usd_per_attempt: Quantity;
  frontier_judge: boolean | null;
  frontier: boolean | null;
  /** How sure it is of the frontier by the leading rate. */
  frontier_probability: Quantity;
  /** Width of the leading interval now, and as it would be with its share of sixty more labels. */
  width_now: number | null;
  width_after: number | null;
  /** The same with all sixty on this system. */
  width_alone: number | null;
  /** `same_family`, `assumed_random`, `small_n`, `calibration_elsewhere`, `no_gain`. */
  flags: string[];
}

/** What stands around the corrected rates. */
export interface Correction {
  judge: string | null;
  judge_family: string | null;
  dimension: string;
  /** Judges whose verdicts could be corrected with, the one used first. */
  judges: string[];
  heading: string;
  /** The first sentence of the section. */
  answer: string;
  caption: string;
  ranking_words: string;
  frontier_words: string;
  saved_words: string;
  next_words: string;
  next_labels: number;
  /** Why there is nothing to correct, else empty. */
  missing: string;
}
