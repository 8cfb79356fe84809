import type {Quantity} from "../../quantity.js";

/** One system on the own suite and on a public board. */
export interface ComparedSystem {
  system: string;
  slot: number;
  own: Quantity;
  board: Quantity;
  /** Ranks among the systems in common, 1 the best. */
  own_rank: number;
  board_rank: number;
  /** The ranks each may hold, all of one side together at 95 %. */
  own_rank_low: number;
  own_rank_high: number;
  board_rank_low: number;
  board_rank_high: number;
  /** Whether no rank fits both sides. */
  disagrees: boolean;
}

/** The own suite against one public board. */
export interface ValueBoard {
  board: string;
  /** Whether the board reports the very suite the own rows are of. */
  same_suite: boolean;
  /** Entries of the board, and systems of the own suite. */
  entries: number;
  own_systems: number;
  /** Systems in both, matched by their exact names; the best on the own suite first. */
  systems: ComparedSystem[];
  spearman: Quantity;
  kendall: Quantity;
  best_in_class: string | null;
  best_for_you: string | null;
  sentence: string;
  caption: string;
}
