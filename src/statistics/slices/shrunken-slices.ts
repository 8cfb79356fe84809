import {pFromChisquare, zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {ebShrinkage} from "../ranking/eb-shrinkage.js";
import {clusterRows, type ClusterLabels} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {mean} from "../rates/moments.js";
import {i2Interval} from "./i2-interval.js";
import {moderatedVariance} from "./moderated-variance.js";
import {posteriorErrors} from "./posterior-errors.js";
import {leastTasks} from "./slice-surprise.js";

/** The shares of one slice's tasks, with the cluster of each. */
export interface SliceValues {
  values: readonly number[];
  clusters?: ClusterLabels;
}

/** A system's slices pulled towards its mean, and how much they differ beyond luck. */
export interface ShrunkenSlices {
  /** One per slice, in order; refused where the slice is too small to enter. */
  slices: (Estimate | Refusal)[];
  /** Share of the spread between slices that is not luck, in [0, 1], with `Q`, its degrees of freedom and p. */
  heterogeneity: (Estimate & {Q: number; df: number; p: number; tau2: number}) | Refusal;
}

/**
 * What to expect of a system on each slice next time: small slices borrow from the system's other slices.
 *
 * `ebShrinkage` over the slices' means. Their standard errors are steadied by the spread of all the system's tasks, since
 * a small slice in which everything passed would else count as measured without error and not be shrunken at all. The
 * interval adds what is not known of the centre and of τ², by averaging over τ (`posteriorErrors`); it believes that the
 * slices' rates are scattered normally and is flagged `model_based`.
 *
 * @param all - the system's values over all tasks, whose spread is the typical one
 * @param slices - disjoint sets of those tasks; where they overlap Q is too small or too large, and callers say so
 * @returns slices under 5 tasks are refused `n_too_small` and left out of Q; everything is refused `n_too_small` when
 *   fewer than two are left, `zero_variance` when the system did the same on every task
 * @see DerSimonian and Laird (1986), Control. Clin. Trials 7, 177–188; Gelman et al. (2013), Bayesian Data Analysis, §5.4
 */
export function shrunkenSlices(all: SliceValues, slices: readonly SliceValues[], {level = 0.95} = {}): ShrunkenSlices {
  const whole = meanSeClustered(all.values, all.clusters ? {clusters: all.clusters} : {});
  const kept = slices.flatMap((s, i) => (s.values.length < leastTasks ? [] : [i]));
  const refusedAll = (code: Refusal["refused"]): ShrunkenSlices => ({
    slices: slices.map((s) => refuse(s.values.length < leastTasks ? "n_too_small" : code, s.values.length)),
    heterogeneity: refuse(code, all.values.length)
  });
  if (isRefusal(whole)) return refusedAll(whole.refused);
  if (kept.length < 2) return refusedAll("n_too_small");
  const typical = whole.se ** 2 * all.values.length;

  const estimate = kept.map((i) => mean(slices[i]!.values));
  const se = kept.map((i) => Math.sqrt(steadied(slices[i]!, typical)));
  const shrunken = ebShrinkage(estimate, se);
  if (isRefusal(shrunken)) return refusedAll(shrunken.refused);
  const {tau2, Q, i2, posterior} = shrunken;
  const errors = posteriorErrors(estimate, se, posterior);

  const result: (Estimate | Refusal)[] = slices.map((s) => refuse("n_too_small", s.values.length));
  kept.forEach((i, k) => {
    const half = zFor(level) * errors[k]!;
    const n = slices[i]!.values.length;
    result[i] = {
      value: posterior[k]!,
      low: Math.max(0, posterior[k]! - half),
      high: Math.min(1, posterior[k]! + half),
      n,
      method: "empirical Bayes",
      flags: n < smallN ? ["model_based", "small_n"] : ["model_based"]
    };
  });
  const df = kept.length - 1;
  const {low, high} = i2Interval(Q, kept.length, level);
  return {
    slices: result,
    heterogeneity: {
      value: i2,
      low,
      high,
      n: kept.length,
      method: "i2, test-based",
      flags: low === null ? ["unbounded_side"] : [],
      Q,
      df,
      p: pFromChisquare(Q, df),
      tau2
    }
  };
}

/** The squared standard error of a slice's mean: its own, where it has one, and the typical. */
function steadied({values, clusters}: SliceValues, typical: number): number {
  const own = meanSeClustered(values, clusters ? {clusters} : {});
  const df = clusterRows(values.length, clusters).count - 1;
  return moderatedVariance(isRefusal(own) ? 0 : own.se ** 2, typical / values.length, df).variance;
}
