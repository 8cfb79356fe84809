import {tFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "./check.js";
import {clusterRows, type ClusterLabels} from "./clusters.js";
import {designEffect} from "./design-effect.js";
import {clusterFlags, shareFlags} from "./flags.js";
import {mean} from "./moments.js";
import {wilsonBounds} from "./wilson-ci.js";

/**
 * A pass rate near 0 or 1 over related tasks: Wilson's interval for as many independent tasks as ours are worth.
 *
 * CR1 with t leaves [0, 1] there, and collapses when every task passes. Here n is replaced by n/deff and the normal
 * quantile by t(G−1). When all values are equal the likeness inside clusters cannot be measured, and each cluster counts
 * as one task: the cautious end.
 *
 * @param values - one share in [0, 1] per row: 0 or 1 per attempt, or the mean of a task
 * @param options - `clusters`, one label per row; without them each row stands alone
 * @returns an estimate with `n_eff` and `deff`; refused `n_zero`, `invalid_counts` (outside [0, 1]), `one_cluster`
 * @see Dean and Pagano (2015), J. Surv. Stat. Methodol. 3, 484–503
 */
export function wilsonClustered(
  values: ArrayLike<number>,
  {clusters, level = 0.95}: {clusters?: ClusterLabels; level?: number} = {}
): (Estimate & {n_eff: number; deff: number; df: number; n_clusters: number}) | Refusal {
  checkLevel(level);
  checkNumbers(values, "values");
  const n = values.length;
  if (n === 0) return refuse("n_zero", 0);
  for (let i = 0; i < n; i++)
    if ((values[i] as number) < 0 || (values[i] as number) > 1) return refuse("invalid_counts", n);
  const groups = clusterRows(n, clusters);
  const G = groups.count;
  if (G < 2) return refuse(clusters ? "one_cluster" : "n_too_small", n);

  const effect = designEffect(values, groups.of);
  const deff = isRefusal(effect) ? n / G : effect.deff;
  const value = mean(values);
  const {low, high} = wilsonBounds(value, n / deff, tFor(level, G - 1));
  return {
    value,
    low,
    high,
    n,
    method: "wilson-neff-t",
    flags: [...(clusters ? clusterFlags(G) : []), ...shareFlags(value, n)],
    n_clusters: G,
    n_eff: n / deff,
    deff,
    df: G - 1
  };
}
