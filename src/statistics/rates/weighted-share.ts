import {tFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "./check.js";
import {clusterRows, type ClusterLabels} from "./clusters.js";
import {clusterFlags, shareFlags} from "./flags.js";
import {wilsonBounds} from "./wilson-ci.js";

/**
 * A share from units that count unequally, as when each stands for as many as its chance of being drawn says.
 *
 * The weighted mean Σwy/Σw. Its variance is that of a ratio, over clusters with the factor G/(G−1); it is turned into the
 * number of equal units that would tell as much, and Wilson's interval with t(G−1) is taken for that many, so that the
 * bounds stay in [0, 1] and keep a width at 0 and 1, where Kish's (Σw)²/Σw² over clusters stands in.
 *
 * @param values - one share in [0, 1] per row
 * @param weights - above 0, any scale: as a rule the inverse of the chance of being drawn
 * @param options - `clusters`, one label per row; without them each row stands alone
 * @returns an estimate with `n_eff` and `se` (0 where nothing varies); refused `n_zero`, `n_too_small` (one row),
 *   `one_cluster`, `invalid_counts` for a value outside [0, 1] or a weight not above 0
 * @see Hájek (1971), Foundations of Statistical Inference, 236 (the mean); Dean and Pagano (2015), J. Surv. Stat.
 *   Methodol. 3, 484–503 (the interval)
 */
export function weightedShare(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  {clusters, level = 0.95}: {clusters?: ClusterLabels; level?: number} = {}
): (Estimate & {se: number; n_eff: number; n_clusters: number}) | Refusal {
  checkLevel(level);
  checkNumbers(values, "values");
  checkNumbers(weights, "weights");
  checkSameLength(values, weights, "values and weights");
  const n = values.length;
  if (n === 0) return refuse("n_zero", 0);
  let total = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (!(values[i]! >= 0 && values[i]! <= 1 && weights[i]! > 0)) return refuse("invalid_counts", n);
    total += weights[i]!;
    sum += weights[i]! * values[i]!;
  }
  const groups = clusterRows(n, clusters);
  const G = groups.count;
  if (G < 2) return refuse(clusters ? "one_cluster" : "n_too_small", n);

  // Rounding may leave Σw·1/Σw a hair above 1.
  const value = Math.min(1, sum / total);
  const residuals = new Float64Array(G);
  const sizes = new Float64Array(G);
  for (let i = 0; i < n; i++) {
    residuals[groups.of[i]!]! += (weights[i]! * (values[i]! - value)) / total;
    sizes[groups.of[i]!]! += weights[i]! / total;
  }
  const squares = (x: Float64Array) => x.reduce((s, y) => s + y * y, 0);
  const variance = (squares(residuals) * G) / (G - 1);
  const kish = 1 / squares(sizes);
  const n_eff = variance > 1e-24 ? Math.min(n, (value * (1 - value)) / variance) : kish;
  const {low, high} = wilsonBounds(value, n_eff, tFor(level, G - 1));
  return {
    value,
    low,
    high,
    n,
    method: "weighted wilson-neff-t",
    flags: [...(clusters ? clusterFlags(G) : []), ...shareFlags(value, n)],
    se: Math.sqrt(variance),
    n_eff,
    n_clusters: G
  };
}
