import {pFromT, pFromZ, tFor, zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkSameLength} from "../rates/check.js";
import {clusterRows, type ClusterLabels} from "../rates/clusters.js";
import {clusterFlags} from "../rates/flags.js";
import {checkBinary, checkMatrix} from "./check.js";
import {choleskyInverse, cholesky, sandwich} from "./linear-algebra.js";
import {columnScales, designOf, fitLogit, logitState} from "./logit-fit.js";

/** A fitted logistic regression. Lists run over the coefficients, the intercept first where there is one. */
export interface LogisticFit {
  coef: number[];
  /** From the model alone; right only if it holds and rows are independent. */
  se: number[];
  se_hc0: number[];
  se_hc1: number[];
  /** Null without clusters. */
  se_cluster: number[] | null;
  /** Each coefficient (log odds ratio per unit) with the interval to show: clustered where there are clusters, else HC1. */
  coefficients: (Estimate & {se: number; p: number})[];
  /** Odds ratio per standard deviation of each column, intercept left out. */
  odds_ratio_per_sd: Estimate[];
  /** Mean change of the chance of yes per unit of each column, intercept left out. */
  average_marginal_effect: number[];
  loglik: number;
  n: number;
  events: number;
  n_clusters: number | null;
  flags: Flag[];
}

/**
 * How the odds of a yes change with each column, the others held still, with errors that survive a wrong model.
 *
 * The sandwich variance does not presume the logistic curve to be true; with clusters (a repository's changes, a
 * task's verdicts) it does not presume rows independent either. Intervals use t with G−1 degrees of freedom for
 * clusters (factor G/(G−1)), and z with HC1 (factor n/(n−p)) without.
 *
 * @param rows - columns per row, any units
 * @param y - 1 for yes, else 0
 * @returns the fit; refused `n_too_small` with no more rows than coefficients, `one_class_only`, `one_cluster`,
 *   `zero_variance` where a column is constant or repeats others, and `separation` where no finite coefficients fit
 *   best (then `firthLogistic` still answers)
 * @see White (1982), Econometrica 50, 1–25; Liang and Zeger (1986), Biometrika 73, 13–22
 */
export function logisticRobust(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  {clusters, intercept = true, level = 0.95}: {clusters?: ClusterLabels; intercept?: boolean; level?: number} = {}
): LogisticFit | Refusal {
  checkSameLength(rows, y, "rows and y");
  checkMatrix(rows, "rows");
  checkBinary(y, "y");
  checkLevel(level);
  const n = y.length;
  const design = designOf(rows, intercept);
  const size = design[0]?.length ?? 0;
  const events = Array.from(y).reduce((sum, value) => sum + value, 0);
  if (n <= size) return refuse("n_too_small", n);
  if (events === 0 || events === n) return refuse("one_class_only", n);
  const groups = clusters ? clusterRows(n, clusters) : null;
  if (groups && groups.count < 2) return refuse("one_cluster", n);
  const scales = columnScales(design);
  if (scales === null) return refuse("zero_variance", n);
  const coef = fitLogit(design, y, scales);
  if (coef === null) return refuse("separation", n);

  const {p, loglik, information} = logitState(design, y, coef);
  const lower = cholesky(information);
  if (lower === null) return refuse("separation", n);
  const inverse = choleskyInverse(lower);
  const scores = design.map((row, i) => row.map((value) => value * (y[i]! - p[i]!)));
  const roots = (matrix: number[][], factor = 1) => matrix.map((row, j) => Math.sqrt(Math.max(0, row[j]! * factor)));
  const seHc0 = roots(sandwich(inverse, outerSum(scores, size)));
  const seHc1 = seHc0.map((value) => value * Math.sqrt(n / (n - size)));
  const G = groups?.count ?? 0;
  const seCluster = groups
    ? roots(sandwich(inverse, outerSum(sumWithin(scores, groups.of, G, size), size)), G / (G - 1))
    : null;

  const flags = groups ? clusterFlags(G) : [];
  if (Math.min(events, n - events) < 10 * (size - (intercept ? 1 : 0))) flags.push("small_n");
  const quantile = groups ? tFor(level, G - 1) : zFor(level);
  const coefficients = coef.map((value, j) => {
    const se = (seCluster ?? seHc1)[j]!;
    return {
      value,
      low: value - quantile * se,
      high: value + quantile * se,
      n,
      method: groups ? "logistic, clustered t" : "logistic, hc1",
      flags: [...flags],
      se,
      p: se === 0 ? 1 : groups ? pFromT(value / se, G - 1) : pFromZ(value / se),
      ...(groups ? {n_clusters: G} : {})
    };
  });
  const slopes = coefficients.slice(intercept ? 1 : 0);
  const slope = p.reduce((sum, share) => sum + share * (1 - share), 0) / n;
  return {
    coef,
    se: roots(inverse),
    se_hc0: seHc0,
    se_hc1: seHc1,
    se_cluster: seCluster,
    coefficients,
    odds_ratio_per_sd: slopes.map((estimate, j) => oddsRatio(estimate, rows, j)),
    average_marginal_effect: slopes.map(({value}) => value * slope),
    loglik,
    n,
    events,
    n_clusters: groups ? G : null,
    flags
  };
}

function oddsRatio({value, low, high, ...rest}: Estimate, rows: readonly ArrayLike<number>[], j: number): Estimate {
  const mean = rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length;
  const sd = Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / (rows.length - 1));
  const ratio = (logOdds: number | null) => Math.min(Number.MAX_VALUE, Math.exp(sd * logOdds!));
  const {n, method, flags} = rest;
  return {value: ratio(value), low: ratio(low), high: ratio(high), n, method: `${method}, per sd`, flags};
}

function outerSum(rows: readonly ArrayLike<number>[], size: number): number[][] {
  const sum = Array.from({length: size}, () => new Array<number>(size).fill(0));
  for (const row of rows)
    for (let j = 0; j < size; j++) for (let k = 0; k < size; k++) sum[j]![k]! += row[j]! * row[k]!;
  return sum;
}

function sumWithin(rows: readonly (readonly number[])[], of: Int32Array, count: number, size: number): Float64Array[] {
  const sums = Array.from({length: count}, () => new Float64Array(size));
  rows.forEach((row, i) => row.forEach((value, j) => (sums[of[i]!]![j]! += value)));
  return sums;
}
