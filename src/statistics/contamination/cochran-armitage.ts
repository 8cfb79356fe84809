import {pFromChisquare, zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {positionCounts} from "./position-counts.js";

/** Change of a pass rate along ordered positions. */
export interface Trend extends Estimate {
  se: number;
  chi2: number;
  p: number;
}

/**
 * Whether the pass rate rises or falls steadily along ordered positions, such as the depth of a needle in its haystack.
 *
 * Sees only a steady trend: a dip in the middle needs `uShapeContrast`. Where the same needles recur at every position,
 * rows are related; use `logisticRobust` with clusters then.
 *
 * @param x - passes at each position
 * @param n - attempts at each position
 * @param options - `score`, the positions in any unit; 0, 1, 2 … by default
 * @returns the change of the pass rate per unit of score with a normal interval that does not presume the null, n =
 *   attempts; chi2 and p test for no trend. Refused `invalid_counts`, `n_zero`, `n_too_small` below two positions,
 *   `zero_variance` when outcomes, or positions, are all the same
 * @see Cochran (1954), Biometrics 10, 417–451; Armitage (1955), Biometrics 11, 375–386
 */
export function cochranArmitage(
  x: ArrayLike<number>,
  n: ArrayLike<number>,
  {score = Array.from(x, (_, i) => i), level = 0.95}: {score?: ArrayLike<number>; level?: number} = {}
): Trend | Refusal {
  checkLevel(level);
  checkSameLength(x, score, "passes and scores");
  checkNumbers(score, "score");
  const counts = positionCounts(x, n, 2);
  if (isRefusal(counts)) return counts;
  const {attempts, passes} = counts;
  const share = passes / attempts;
  const centre = counts.n.reduce((sum, k, i) => sum + k * score[i]!, 0) / attempts;
  let products = 0;
  let squares = 0;
  let noise = 0;
  counts.n.forEach((k, i) => {
    const p = counts.x[i]! / k;
    const away = score[i]! - centre;
    products += k * (p - share) * away;
    squares += k * away * away;
    noise += k * away * away * p * (1 - p);
  });
  if (squares <= 1e-12 * attempts * centre * centre) return refuse("zero_variance", attempts);
  const chi2 = products ** 2 / (share * (1 - share) * squares);
  const value = products / squares;
  const se = Math.sqrt(noise) / squares;
  const half = zFor(level) * se;
  const flags: Flag[] = counts.n.some((k) => k < smallN) ? ["small_n"] : [];
  if (se === 0) flags.push("unbounded_side");
  const bounds = se === 0 ? {low: null, high: null} : {low: value - half, high: value + half};
  return {value, ...bounds, n: attempts, method: "linear trend z", flags, se, chi2, p: pFromChisquare(chi2, 1)};
}
