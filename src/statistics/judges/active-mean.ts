import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfProducts, sumOfSquares, variance} from "../rates/moments.js";

/** The mean of verdicts when the units to review were chosen with unequal, known probabilities. */
export interface ActiveMean extends Estimate {
  se: number;
  lambda: number;
  n_labelled: number;
  /** The value that stands in for each unit's verdict in later regressions. */
  pseudo_outcomes: number[];
}

/**
 * The mean a human would have given all units, when which units they saw was drawn with known chances.
 *
 * Each reviewed unit's error of the judge is weighted by the inverse of its chance of being reviewed, so reviewing where
 * the judge is unsure costs no bias. With `powerTuning` the trust λ in the judge is chosen for the smallest variance.
 *
 * @param human - the verdict, null for units not reviewed
 * @param judge - the judge's verdict on every unit
 * @param probability - each unit's chance of review as it was drawn, above 0 (designs keep it at .05 or more), at most 1
 * @returns an estimate, n = all units, with a normal interval; refused `invalid_counts` when a chance is not in (0, 1],
 *   `n_too_small` with fewer than two verdicts, `zero_variance`
 * @see Zrnic and Candès (2024), Active statistical inference, arXiv:2403.03208; Egami et al. (2023), arXiv:2306.04746
 */
export function activeMean(
  human: readonly (number | null)[],
  judge: ArrayLike<number>,
  probability: ArrayLike<number>,
  {powerTuning = true, level = 0.95} = {}
): ActiveMean | Refusal {
  checkLevel(level);
  checkSameLength(human, judge, "human and judge verdicts");
  checkSameLength(human, probability, "verdicts and probabilities");
  checkNumbers(judge, "judge");
  checkNumbers(probability, "probability");
  human.forEach((y, i) => {
    if (y !== null && !Number.isFinite(y)) throw new TypeError(`human[${i}] must be a number or null, got ${y}`);
  });
  const n = human.length;
  const n_labelled = human.filter((y) => y !== null).length;
  for (let i = 0; i < n; i++) if (!(probability[i]! > 0 && probability[i]! <= 1)) return refuse("invalid_counts", n);
  if (n_labelled < 2) return refuse("n_too_small", n_labelled);

  // The pseudo-outcome of a unit is `seen + λ·judged`.
  const seen = Float64Array.from(human, (y, i) => (y === null ? 0 : y / probability[i]!));
  const judged = Float64Array.from(human, (y, i) => judge[i]! * (1 - (y === null ? 0 : 1 / probability[i]!)));
  const spread = sumOfSquares(judged);
  const tuned = spread > 0 ? -sumOfProducts(seen, judged) / spread : 0;
  const lambda = powerTuning ? tuned : 1;
  const outcomes = Float64Array.from(seen, (value, i) => value + lambda * judged[i]!);
  const value = mean(outcomes);
  const se = Math.sqrt(variance(outcomes) / n);
  if (isZeroSpread(se, Math.sqrt(sumOfSquares(outcomes, 0) / n))) return refuse("zero_variance", n);
  const half = zFor(level) * se;
  const flags: Flag[] = n_labelled < smallN ? ["small_n"] : [];
  return {
    value,
    low: value - half,
    high: value + half,
    n,
    method: powerTuning ? "active tuned z" : "active z",
    flags,
    se,
    lambda,
    n_labelled,
    pseudo_outcomes: Array.from(outcomes)
  };
}
