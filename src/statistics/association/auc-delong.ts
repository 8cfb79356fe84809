import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {checkBinary} from "./check.js";
import {delongParts} from "./delong-parts.js";

/**
 * The chance that a change that went wrong carries a higher score than one that went right: area under the ROC curve,
 * with DeLong's interval, ties counting half.
 *
 * It depends neither on the share of yes nor on the score's scale. DeLong's standard error is 0 when the two groups are
 * fully apart; then the bound comes from min(events, others) disjoint pairs, all of them in order: P(that) ≤ AUC^min,
 * which holds whatever the distributions. Such a result is flagged `floor_ceiling`.
 *
 * @param score - higher is meant to say yes
 * @param y - 1 where it happened, else 0
 * @returns estimate with `se`, `events`; flagged `small_n` under 10 of either kind; refused `one_class_only`, and
 *   `n_too_small` where a kind occurs once
 * @see DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845
 */
export function aucDelong(
  score: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {se: number; events: number}) | Refusal {
  checkSameLength(score, y, "score and y");
  checkNumbers(score, "score");
  checkBinary(y, "y");
  checkLevel(level);
  const n = y.length;
  const {auc, variance, events} = delongParts([score], y);
  const fewer = Math.min(events, n - events);
  if (fewer === 0) return refuse("one_class_only", n);
  if (fewer === 1) return refuse("n_too_small", n);
  const value = auc[0]!;
  const se = Math.sqrt(variance[0]![0]!);
  const flags: Flag[] = fewer < 10 ? ["small_n"] : [];
  if (value === 0 || value === 1) {
    const bound = ((1 - level) / 2) ** (1 / fewer);
    flags.push("floor_ceiling");
    const [low, high] = value === 1 ? [bound, 1] : [0, 1 - bound];
    return {value, low, high, n, method: "auc, disjoint pairs", flags, se, events};
  }
  const half = zFor(level) * se;
  const low = Math.max(0, value - half);
  return {value, low, high: Math.min(1, value + half), n, method: "auc, delong", flags, se, events};
}
