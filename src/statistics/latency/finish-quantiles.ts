import {refuse, isRefusal, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {kmQuantile} from "./km-quantile.js";
import {quantileType7} from "./quantile-type7.js";

/**
 * The times within which given shares of attempts finish: the median, the slowest tenth, the slowest hundredth.
 *
 * Plain quantiles with order statistics' interval where every attempt finished; Kaplan and Meier's where some were cut
 * off by a timeout, for these say only that they take longer. A share that leaves less than one attempt of the sample
 * beyond it (p99 of fewer than a hundred) would be the slowest attempt by another name, and is not given.
 *
 * @param time - not negative, any unit
 * @param event - 1 finished, 0 cut off
 * @param p - shares in (0, 1)
 * @returns one answer per share; refused `n_zero`, `n_too_small`, and `not_reached` where so many were cut off that the
 *   time is only known to be longer than theirs
 * @see Thompson (1936), Ann. Math. Stat. 7, 122–128; Kaplan and Meier (1958), J. Am. Stat. Assoc. 53, 457–481
 */
export function finishQuantiles(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  p: readonly number[],
  {level = 0.95} = {}
): (Estimate | Refusal)[] {
  const n = time.length;
  let cut = 0;
  for (let i = 0; i < n; i++) cut += event[i] === 1 ? 0 : 1;
  const curve = cut > 0 ? kmQuantile(time, event, p, {level}) : null;
  return p.map((share, k): Estimate | Refusal => {
    if (n === 0) return refuse("n_zero", 0);
    // Nine tenths of ten leave one, which binary fractions bring out just under one.
    if (n * (1 - share) < 1 - 1e-9) return refuse("n_too_small", n);
    if (curve === null) return quantileType7(time, share, {level});
    if (isRefusal(curve)) return curve;
    const [value, low, high] = [curve.quantiles[k]!, curve.low[k]!, curve.high[k]!];
    if (value === null) return refuse("not_reached", n);
    const flags: Flag[] = low === null || high === null ? ["unbounded_side"] : [];
    return {value, low, high, n, method: curve.method, flags};
  });
}
