import {refuse} from "../../statistics/estimate.js";
import type {CompareNumbers} from "./compare-answer.js";
import type {CompareChoice} from "./compare-model.js";
import {refusedComparison} from "./compare-tasks.js";
import type {Gated} from "../value/gate-note.js";
import {noPairing} from "./pairing-gain.js";

/** What two sides come to, before the page's choice and words. */
export type Numbers = Omit<
  CompareNumbers,
  "page" | "suite" | "choice" | "options" | "single_attempts" | "dependent_tasks" | "min_tasks" | "discordant_heading"
>;

/** What a choice found to compare, and what must be said of it. */
export interface Found {
  choice: CompareChoice;
  numbers: Numbers;
  dates: (string | null)[];
  failed: number;
  unjudged: number;
  /** What failure conditions zero, side by side. */
  gated: readonly Gated[];
  once: boolean;
  dependent: boolean;
}

/** The numbers where no task is compared: everything refused or empty. */
export function withoutTasks(margin: number): Omit<Numbers, "kind"> {
  const none = refuse("n_zero", 0);
  return {
    a: null,
    b: null,
    sides: null,
    tasks: 0,
    clusters: 0,
    overlap: {common: 0, either: 0, share: 0},
    dropped: [],
    ...refusedComparison(none, margin),
    split: {a_better: 0, b_better: 0, same: 0, both_passed: 0, neither_passed: 0},
    discordance: none,
    discordant: [],
    pairing: noPairing(0),
    slices: []
  };
}
