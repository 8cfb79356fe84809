import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {wilsonCi} from "../rates/wilson-ci.js";

/**
 * What one completed task cost where only a board's totals are known: the total spent over the tasks completed.
 *
 * The money is spent and certain; how many tasks it completes is luck, so the interval is Wilson's for the completed
 * share, turned over: few completions leave the cost wide open upwards.
 *
 * @param cost - dollars spent on all tasks together, positive
 * @param passes - tasks completed, a whole number in [0, n]
 * @param n - tasks tried
 * @returns dollars per completed task; refused `n_zero`, `invalid_counts`, `no_completions`
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 */
export function fixedCostRatio(cost: number, passes: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  if (!(cost > 0)) throw new TypeError(`cost must be positive, got ${cost}`);
  const share = wilsonCi(passes, n, {level});
  if ("refused" in share) return share;
  if (passes === 0) return refuse("no_completions", n);
  return {
    value: cost / passes,
    low: cost / (n * share.high!),
    high: cost / (n * share.low!),
    n,
    method: "fixed total, wilson",
    flags: share.flags
  };
}
