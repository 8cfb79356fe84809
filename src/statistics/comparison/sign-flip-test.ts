import {refuse, type Flag, type Refusal} from "../estimate.js";
import {checkNumbers, checkWhole} from "../rates/check.js";
import {clusterRows, clusterSums, type ClusterLabels} from "../rates/clusters.js";
import {clusterFlags} from "../rates/flags.js";
import {mean} from "../rates/moments.js";
import {seeded} from "../random.js";

/** Up to this many clusters every combination of signs is counted: 2^20 of them take some milliseconds. */
const enumerable = 20;

// Sums of the same numbers in another order differ in the last bits, and a tie must stay a tie.
const tie = 1e-9;

/** A permutation p-value with the counts it comes from. */
export interface SignFlip {
  p: number;
  /** The mean difference over rows. */
  mean: number;
  /** Sign combinations at least as far from zero as the data, the data themselves among them when exact. */
  count: number;
  total: number;
  exact: boolean;
  n: number;
  n_clusters: number;
  flags: Flag[];
}

/**
 * How surprising a paired difference is if A and B are interchangeable: the share of sign flips as extreme as it.
 *
 * Assumes nothing about the shape of the differences except symmetry under no effect, so it is the default test below 30
 * clusters and for skewed scores. Whole clusters flip together. All 2^G combinations up to 20 clusters; beyond that
 * seeded random ones, with (1 + count)/(1 + total).
 *
 * @param differences - a − b per task
 * @param options - `clusters`; `flips` and `seed` for the random version
 * @returns two-sided p; refused `n_zero`, `n_too_small` or `one_cluster`, `zero_variance` when all cluster sums are zero
 * @see Fisher (1935), The Design of Experiments, §21
 */
export function signFlipTest(
  differences: ArrayLike<number>,
  {clusters, flips = 10_000, seed = 1}: {clusters?: ClusterLabels; flips?: number; seed?: number} = {}
): SignFlip | Refusal {
  checkNumbers(differences, "differences");
  checkWhole(flips, "flips");
  const n = differences.length;
  const groups = clusterRows(n, clusters);
  if (n === 0) return refuse("n_zero", 0);
  if (groups.count < 2) return refuse(clusters ? "one_cluster" : "n_too_small", n);
  const sums = clusterSums(differences, groups);
  if (sums.every((s) => s === 0)) return refuse("zero_variance", n);
  const observed = Math.abs(sums.reduce((a, b) => a + b, 0)) - tie;
  const exact = groups.count <= enumerable;
  const total = exact ? 2 ** groups.count : flips;
  const count = exact ? countAll(sums, observed) : countRandom(sums, observed, flips, seed);
  return {
    p: exact ? count / total : (1 + count) / (1 + total),
    mean: mean(differences),
    count,
    total,
    exact,
    n,
    n_clusters: groups.count,
    flags: clusters ? clusterFlags(groups.count) : []
  };
}

/** Visits every sign combination, changing one sign at a time in Gray-code order. */
function countAll(sums: Float64Array, observed: number): number {
  const signs = new Int8Array(sums.length).fill(1);
  let sum = sums.reduce((a, b) => a + b, 0);
  let count = Math.abs(sum) >= observed ? 1 : 0;
  for (let i = 1; i < 2 ** sums.length; i++) {
    const g = 31 - Math.clz32(i & -i);
    signs[g] = -(signs[g] as number);
    sum += 2 * (signs[g] as number) * (sums[g] as number);
    if (Math.abs(sum) >= observed) count++;
  }
  return count;
}

function countRandom(sums: Float64Array, observed: number, flips: number, seed: number): number {
  const random = seeded(seed);
  let count = 0;
  for (let b = 0; b < flips; b++) {
    let sum = 0;
    for (let g = 0; g < sums.length; g++) sum += random() < 0.5 ? (sums[g] as number) : -(sums[g] as number);
    if (Math.abs(sum) >= observed) count++;
  }
  return count;
}
