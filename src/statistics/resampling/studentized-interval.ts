import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {quantileOf, refusedReplicates, sorted, type BootstrapOptions} from "./percentile-interval.js";

/**
 * The bootstrap's own Student's t: how many of its own standard errors each replicate lies from the estimate, turned
 * back into an interval around the estimate.
 *
 * The best of the bootstrap intervals where a standard error per replicate is cheap, as it is from cluster sums.
 *
 * @param replicates - the statistic in each resample
 * @param replicateSe - its standard error there; a resample where it is 0 cannot be studentised
 * @param options - `estimate` and `se`, from the data themselves
 * @returns an estimate; refused `n_too_small`, `zero_variance` (also when any standard error is 0)
 * @see Efron (1982), The Jackknife, the Bootstrap and Other Resampling Plans; Hall (1988), Ann. Stat. 16, 927–953
 */
export function studentizedInterval(
  replicates: ArrayLike<number>,
  replicateSe: ArrayLike<number>,
  {estimate, se, level = 0.95, n = replicates.length}: BootstrapOptions & {estimate: number; se: number}
): (Estimate & {se: number}) | Refusal {
  checkLevel(level);
  checkSameLength(replicates, replicateSe, "replicates and their standard errors");
  checkNumbers(replicateSe, "replicateSe");
  const refused = refusedReplicates(replicates, n);
  if (refused) return refused;
  if (!(se > 0)) return refuse("zero_variance", n);
  const t = new Float64Array(replicates.length);
  for (let b = 0; b < t.length; b++) {
    if (!((replicateSe[b] as number) > 0)) return refuse("zero_variance", n);
    t[b] = ((replicates[b] as number) - estimate) / (replicateSe[b] as number);
  }
  const ascending = sorted(t);
  return {
    value: estimate,
    low: estimate - se * quantileOf(ascending, (1 + level) / 2),
    high: estimate - se * quantileOf(ascending, (1 - level) / 2),
    n,
    method: "bootstrap-t",
    flags: [],
    se
  };
}
