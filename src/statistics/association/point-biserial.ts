import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkBinary} from "./check.js";
import {pearsonCi} from "./pearson-ci.js";

/**
 * How strongly a number goes with a yes or no, from −1 to 1: Pearson's correlation where one column is 0 or 1.
 *
 * Its largest possible size shrinks as the yes share leaves one half, so compare it only between metrics on the same
 * outcome; `aucDelong` does not have that flaw.
 *
 * @param x - the metric
 * @param y - 1 where the thing happened, else 0
 * @returns estimate with `p`; refused `n_too_small` under 4 pairs, `one_class_only` where y never varies, otherwise as
 *   `pearsonCi`
 * @see Tate (1954), Ann. Math. Stat. 25, 603–607
 */
export function pointBiserial(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {p: number}) | Refusal {
  checkBinary(y, "y");
  const events = Array.from(y).reduce((sum, value) => sum + value, 0);
  const result = pearsonCi(x, y, {level});
  if (y.length >= 4 && (events === 0 || events === y.length)) return refuse("one_class_only", y.length);
  return "refused" in result ? result : {...result, method: "point-biserial, fisher-z"};
}
