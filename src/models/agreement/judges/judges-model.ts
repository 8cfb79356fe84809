import type {Estimate, Refusal} from "../../../statistics/estimate.js";
import type {Quantity} from "../../quantity.js";

/** One bin of a reliability diagram: of the answers given such a mark, the share that people approved. */
export interface ReliabilityBin {
  from: number;
  to: number;
  n: number;
  /** Mean mark in the bin; `null` where it is empty. */
  mark: number | null;
  approved: Quantity;
}

/** Whether marks in [0, 1] may be read as chances that people approve. */
export interface JudgeCalibration {
  n: number;
  bins: ReliabilityBin[];
  /** Mean gap between mark and share beyond what few items show by themselves; no interval is known for it. */
  ece_debiased: Quantity;
  ece: number;
  ece_of_noise: number;
  /** How often a perfectly calibrated judge would show as large a gap. */
  ece_p: number;
  brier: Quantity;
  /** Parts of the Brier score of the marks taken in bins: reliability − resolution + uncertainty. */
  brier_parts: {reliability: number; resolution: number; uncertainty: number};
  /** What a curve fitted on one half of the tasks does to the Brier score on the other half. */
  recalibrated: {
    method: "platt" | "isotonic";
    brier: Quantity;
    /** Brier score before minus after: above 0 the curve helps. */
    gain: Quantity;
  };
}

/** What a judge does with answers it saw in both orders. */
export interface JudgeOrder {
  pairs: number;
  /** Pairs judged otherwise when the order turned, those with a verdict in one order only included. */
  flipped: number;
  /** Of these: the first place chosen in both orders, the second, a tie in one order, no verdict in one order. */
  first_both_times: number;
  second_both_times: number;
  tied_once: number;
  unread_once: number;
  /** Share of pairs judged alike in both orders. */
  consistency: Quantity;
  /** First place minus second place, as a share of pairs chosen in both orders or tied in both. */
  bias: Quantity;
  /** Exact test that both places are preferred alike. */
  bias_p: number | null;
  /** Share of pairs on which the votes of both orders together side with the people; turned verdicts are ties. */
  right: Quantity;
  /** Pairs that people judged too. */
  right_n: number;
}

/** Agreement with people before and from a day on. */
export interface JudgeDrift {
  /** First day of the later part. */
  since: string;
  before: Quantity;
  after: Quantity;
  /** After minus before. */
  difference: Quantity;
}

/** One judge model held against what people said of the same items along one dimension. */
export interface JudgeModel {
  judge: string;
  /** `rating`: verdicts among the ratings; `score`: marks in the exports. */
  source: "rating" | "score";
  dimension: string;
  model: string | null;
  family: string | null;
  /** Items with a verdict of the judge and one of the people. */
  n: number;
  /** Verdicts in all, on rated items or not, and verdicts that could not be had or read. */
  judged: number;
  outages: number;
  /** Items on which the people are evenly split: they have no majority to hold a judge against. */
  split: number;
  /** What counts as approval, in words: "yes", "3 or more", "a mark of 0.5 or more"; `null` where nothing does. */
  approval: string | null;
  agreement: Quantity;
  kappa: Quantity;
  kappa_kind: "cohen_kappa" | "weighted_kappa";
  /** Share the judge approves of what people approve, and rejects of what people reject. */
  sensitivity: Quantity;
  specificity: Quantity;
  calibration: JudgeCalibration | Refusal;
  order: JudgeOrder | Refusal;
  /** Log odds ratios of its approval with the people's verdict held still. */
  length_bias: Bias | Refusal;
  family_bias: Bias | Refusal;
  drift: JudgeDrift | Refusal;
  /** Systems of the judge's own family among those it judged. */
  same_family_systems: string[];
  /** `same_family`, `weighted` (by the logged chance of review), `small_n` (under 30 items), `unreadable`. */
  flags: string[];
  /** What all this comes to, in sentences. */
  words: string;
}

/** A log odds ratio with its test. */
export type Bias = Estimate & {p: number};

/** The section on judges in words. */
export interface JudgingWords {
  heading: string;
  /** What is shown of any judge, in sentences that name it. */
  findings: string;
  caption: string;
  calibration_caption: string;
  missing: string;
}
