import {pFromT, tFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {clusterRows, type ClusterLabels, type Clusters} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfSquares} from "../rates/moments.js";
import {moderatedVariance} from "./moderated-variance.js";

/** Slices with fewer tasks say nothing about a system. */
export const leastTasks = 5;

/** How far a slice departs from what was expected of it. */
export interface SliceSurprise extends Estimate {
  se: number;
  df: number;
  /** The departure in standard errors: what the page sorts by. */
  in_se: number;
  p: number;
}

/**
 * How much better or worse a system does on some tasks than on all, once the tasks' difficulty is taken out.
 *
 * The mean of its excess inside the slice minus the mean over all tasks: the interaction of system and slice in an
 * additive model. The standard error sums each cluster's influence (CR1) and is steadied by the spread of all tasks, for
 * in a small slice its own spread is luck.
 *
 * @param excess - one number per task: the system's share minus what the task and the system's level lead one to expect
 *   (see `taskExcess`)
 * @param inside - whether the task belongs to the slice
 * @param options - `clusters`, one label per task
 * @returns the departure in the unit of `excess`, `n` tasks inside; flagged `multiplicity_unadjusted`, for one interval of
 *   many; refused `n_zero`, `n_too_small` (fewer than 5 tasks inside, or none outside), `one_cluster`, `zero_variance`
 * @see Liang and Zeger (1986), Biometrika 73, 13–22; Smyth (2004), Stat. Appl. Genet. Mol. Biol. 3, Article 3
 */
export function sliceSurprise(
  excess: ArrayLike<number>,
  inside: ArrayLike<boolean>,
  {clusters, level = 0.95}: {clusters?: ClusterLabels; level?: number} = {}
): SliceSurprise | Refusal {
  checkNumbers(excess, "excess");
  checkSameLength(excess, inside, "excess and inside");
  const total = excess.length;
  const within = indices(inside);
  const n = within.length;
  if (n === 0) return refuse("n_zero", 0);
  if (n < leastTasks || n === total) return refuse("n_too_small", n);
  const groups = clusterRows(total, clusters);
  const own = new Set(within.map((i) => groups.of[i])).size;
  if (own < 2 || groups.count < 3) return refuse("one_cluster", n);

  const centre = mean(excess);
  const inner = mean(within.map((i) => excess[i] as number));
  const outer = (centre * total - inner * n) / (total - n);
  const share = n / total;
  // The influence of each task on the difference of the two means, summed by cluster.
  const influence = new Float64Array(groups.count);
  const deviation = new Float64Array(groups.count);
  for (let i = 0; i < total; i++) {
    const g = groups.of[i] as number;
    const x = excess[i] as number;
    influence[g] = (influence[g] as number) + (inside[i] ? ((1 - share) * (x - inner)) / n : -(x - outer) / total);
    deviation[g] = (deviation[g] as number) + (x - centre);
  }
  const correction = groups.count / (groups.count - 1);
  const spread = (sumOfSquares(deviation, 0) * correction) / total; // of one task, related tasks counted as related
  if (isZeroSpread(Math.sqrt(spread), 1)) return refuse("zero_variance", n);
  const value = inner - centre;
  const {variance, df} = moderatedVariance(
    sumOfSquares(influence, 0) * (own / (own - 1)),
    spread * (1 / n - 1 / total),
    effectiveClusters(within, groups) - 1
  );
  const se = Math.sqrt(variance);
  const half = tFor(level, df) * se;
  const flags: Flag[] = ["multiplicity_unadjusted"];
  if (n < smallN) flags.push("small_n");
  if (clusters && own < smallN) flags.push("few_clusters");
  const in_se = value / se;
  return {
    value,
    low: value - half,
    high: value + half,
    n,
    method: "interaction, steadied cr1-t",
    flags,
    n_clusters: own,
    se,
    df,
    in_se,
    p: pFromT(in_se, df)
  };
}

/** Clusters inside the slice, those of unequal size counting for less: (Σm)²/Σm². */
function effectiveClusters(within: readonly number[], groups: Clusters): number {
  const sizes = new Float64Array(groups.count);
  for (const i of within) sizes[groups.of[i] as number]! += 1;
  let squares = 0;
  for (const m of sizes) squares += m * m;
  return within.length ** 2 / squares;
}

function indices(inside: ArrayLike<boolean>): number[] {
  const found: number[] = [];
  for (let i = 0; i < inside.length; i++) if (inside[i]) found.push(i);
  return found;
}
