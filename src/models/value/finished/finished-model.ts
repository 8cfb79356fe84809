import type {Quantity} from "../../quantity.js";
import type {CostProvenance} from "../cost-columns.js";

/** A price per million tokens, three of input to one of output. */
export interface FinishedSticker {
  blended_usd_per_mtok: number;
  input_usd_per_mtok: number;
  output_usd_per_mtok: number;
  source: "override" | "catalogue";
  as_of: string | null;
}

export interface FinishedSystem {
  system: string;
  slot: number;
  cost_usd_per_completed: Quantity;
  cost_usd_per_attempt: Quantity;
  /** The same attempts at the price list that was not chosen; refused where it cannot price nearly all of them. */
  cost_usd_per_completed_other: Quantity;
  sticker: FinishedSticker | null;
  /** 1 the cheapest per completed task, and the ranks it may hold; `null` where it is not ranked. */
  rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
  tokens_per_completed: Quantity;
  judge_usd_total: number;
  judge_usd_per_task: Quantity;
  provenance: CostProvenance | null;
}

/** Two systems that the price list and the finished task put in opposite order. */
export interface FinishedFlip {
  /** The cheaper by list. */
  by_list: string;
  /** The cheaper per completed task. */
  by_finished: string;
  /** What a finished task of the two costs at the prices compared, in that order. */
  usd_per_completed: [Quantity, Quantity];
  /** What a finished task of the first costs over that of the second: above 1. */
  cost_ratio: Quantity;
  /** Whether that ratio's interval lies above 1. */
  borne_out: boolean;
}

export interface RetryCurveModel {
  system: string;
  slot: number;
  /** The largest cap its own attempts can answer; beyond it points are modelled. */
  observed_to: number;
  points: {cap: number; cost_usd_per_completed: Quantity; completed: Quantity; relative: Quantity}[];
}

export interface Repriced {
  /** "list prices of 1 December 2026", or "prices as stated". */
  label: string;
  frontier: string[];
  entered: string[];
  left: string[];
  /** Ranks on cost per completed task that change, among systems both lists price. */
  moved: {system: string; before: number; after: number}[];
  text: string;
}

/** What a finished task costs, beside what the price list says and what retrying does to it. */
export interface FinishedModel {
  heading: string;
  text: string;
  /** What the left ranks of the slope are; `null` where fewer than two systems can be ranked. */
  compared: "sticker" | "attempt" | null;
  /** Whether both sides of a comparison with list prices are at those prices, so that no price change is taken for a move. */
  same_prices: boolean;
  /** Tokens of input to one of output in a price per million tokens. */
  blend: {input: number; output: number};
  /** Ranked ones first, the cheapest per completed task at their head. */
  systems: FinishedSystem[];
  slope: {system: string; slot: number; before: number; after: number}[];
  slope_caption: string;
  /** Systems without a rank, and why. */
  unranked: {system: string; reason: string}[];
  /** Pairs in opposite order, the plainest first; at most ten of `flip_count`. */
  flips: FinishedFlip[];
  flip_count: number;
  /** How many of all pairs in opposite order the intervals bear out. */
  flips_borne_out: number;
  retry: {
    heading: string;
    text: string;
    caption: string;
    curves: RetryCurveModel[];
    /** How many systems were tried more than once at a task. */
    repeated: number;
    refused: string | null;
  };
  provenance_text: string;
  /** Whether costs are of more than one kind, so that a table says more than a sentence. */
  provenance_mixed: boolean;
  judge_text: string | null;
  repriced: Repriced | null;
}
