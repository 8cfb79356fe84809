/** Why a number is not given. The list is closed: methods.md §0, and every code is met by a test. */
export type RefusalCode =
  | "n_zero"
  | "invalid_counts"
  | "n_too_small"
  | "one_cluster"
  | "zero_variance"
  | "k_gt_n"
  | "undefined_chance_agreement"
  | "no_variation"
  | "no_pairable_units"
  | "no_completions"
  | "empty_resample"
  | "theta_outside_replicates"
  | "judge_not_informative"
  | "one_class_only"
  | "separation"
  | "missing_metric"
  | "weights_not_normalised"
  | "no_positive_signal"
  | "budget_below_cheapest"
  | "lambda_out_of_range"
  | "zero_cell"
  | "no_relevant"
  | "shorter_than_n"
  | "stratum_n_lt_2"
  | "not_reached";

/** A caution that travels with a number. */
export type Flag =
  | "small_n"
  | "few_clusters"
  | "unbounded_side"
  | "fieller_unbounded"
  | "no_discordant_pairs"
  | "renormalised"
  | "floor_ceiling"
  | "multiplicity_unadjusted"
  | "not_preregistered"
  | "cost_partial"
  | "unpaired"
  | "model_based";

/**
 * A number together with how far it can be trusted: the only form in which a statistic reaches a page.
 *
 * `low` and `high` bound the 95 % interval unless `method` says otherwise; `null` means unbounded on that side (and a
 * flag says so). `n` counts the units of analysis, tasks as a rule.
 */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
  n: number;
  method: string;
  flags: Flag[];
  se?: number;
  n_clusters?: number;
}

/** A number that cannot honestly be given, with the reason and how many units there were. */
export interface Refusal {
  refused: RefusalCode;
  n: number;
}

/** A refusal as a value: `refuse("n_zero", 0)`. */
export function refuse(refused: RefusalCode, n: number): Refusal {
  return {refused, n};
}

/** Whether a statistic was refused; narrows the type of the rest. */
export function isRefusal(x: object): x is Refusal {
  return "refused" in x;
}

/** The same association read from its other end: what goes with more of one thing goes with less of its opposite. */
export function mirrored<Q extends Estimate | Refusal>(answer: Q): Q {
  if (isRefusal(answer)) return answer;
  const {value, low, high} = answer;
  return {...answer, value: -value, low: high === null ? null : -high, high: low === null ? null : -low};
}
