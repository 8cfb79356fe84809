import {refuse, type Refusal} from "../estimate.js";

/** Means of several metrics over one set of tasks, with the covariance of those means. */
export interface ClusteredMeans {
  means: number[];
  /** CR1 covariance of the means, K × K. */
  cov: number[][];
  n: number;
  n_clusters: number;
  df: number;
}

/**
 * How the averages of several metrics vary together when the tasks behind them are drawn anew, a cluster at a time.
 *
 * The metrics of one system are measured on the same tasks, so their errors go together and a composite's interval
 * needs their covariance. With one metric this is the CR1 variance of `meanSeClustered`. A metric may miss tasks: each
 * mean runs over the tasks that have it.
 *
 * @param values - one list per metric, one entry per task; `null` where the task lacks the metric
 * @param clusters - the cluster of each task
 * @returns the means and their covariance; refused `n_zero` when a metric has no value, `one_cluster` below two clusters
 * @throws TypeError when the lists differ in length
 * @see Liang and Zeger (1986), Biometrika 73, 13–22; Miller (2024), arXiv 2411.00640
 */
export function clusteredCovariance(
  values: readonly (readonly (number | null)[])[],
  clusters: readonly number[]
): ClusteredMeans | Refusal {
  const n = clusters.length;
  if (values.some((v) => v.length !== n)) throw new TypeError(`every metric needs ${n} values, one per task`);
  const metrics = values.length;
  const means: number[] = [];
  const counts: number[] = [];
  for (const v of values) {
    const known = v.filter((x): x is number => x !== null);
    if (known.length === 0) return refuse("n_zero", 0);
    means.push(known.reduce((a, b) => a + b, 0) / known.length);
    counts.push(known.length);
  }
  const residuals = new Map<number, Float64Array>();
  for (let i = 0; i < n; i++) {
    const g = clusters[i]!;
    let sums = residuals.get(g);
    if (!sums) residuals.set(g, (sums = new Float64Array(metrics)));
    for (let k = 0; k < metrics; k++) {
      const x = values[k]![i]!;
      if (x !== null) sums[k]! += (x - means[k]!) / counts[k]!;
    }
  }
  const groups = residuals.size;
  if (groups < 2) return refuse("one_cluster", n);
  const cov = means.map(() => means.map(() => 0));
  for (const sums of residuals.values())
    for (let k = 0; k < metrics; k++)
      for (let l = 0; l < metrics; l++) cov[k]![l]! += (sums[k]! * sums[l]! * groups) / (groups - 1);
  return {means, cov, n, n_clusters: groups, df: groups - 1};
}
