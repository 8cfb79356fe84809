import {tFor, zFor} from "../distributions.js";
import {isRefusal, refuse, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import type {CorrectedRate} from "./corrected-rate.js";

/**
 * How narrow the leading interval would get with so many more labels drawn as before.
 *
 * The noise of people's corrections shrinks with their number; what the judge's mean adds stays. The rule of
 * `correctedRate` is asked again, since more labels may let the correction lead.
 *
 * @param more - further labels, not negative; no more than units without one are counted
 * @returns full widths of the interval, now and then; refused `n_zero` where no rate leads
 */
export function widthAfterLabels(
  rate: CorrectedRate,
  more: number,
  {level = 0.95} = {}
): {now: number; after: number; primary_after: "corrected" | "human_only"} | Refusal {
  checkLevel(level);
  const {corrected, human_only, n_human: n, primary} = rate;
  const lead = primary === null ? null : rate[primary];
  if (lead === null || isRefusal(lead) || isRefusal(human_only) || lead.low === null || lead.high === null)
    return refuse("n_zero", n);
  const then = n + Math.max(0, Math.min(more, rate.units - n));
  const gain = rate.gain && !isRefusal(corrected) && then >= smallN;
  const now = lead.high - lead.low;
  if (gain) {
    const fixed = Math.min(corrected.judge_variance, corrected.se ** 2);
    const se = Math.sqrt(fixed + ((corrected.se ** 2 - fixed) * n) / then);
    const quantile = then < 100 ? tFor(level, then - 1) : zFor(level);
    return {now, after: Math.min(now, 2 * quantile * se), primary_after: "corrected"};
  }
  const width = human_only.high! - human_only.low!;
  return {now, after: width * Math.sqrt(n / then), primary_after: "human_only"};
}
