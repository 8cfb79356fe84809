import {checkSameLength} from "./check.js";

/** What tells clusters apart: a repository, a template, a task. */
export type ClusterLabels = ArrayLike<string | number> | Clusters;

/** Rows numbered by cluster: `of[i]` in [0, count), in order of first appearance. */
export interface Clusters {
  of: Int32Array;
  count: number;
}

/**
 * Which cluster each row belongs to, as whole numbers.
 *
 * Without labels every row is its own cluster, which is the ordinary independent case.
 *
 * @param n - rows
 * @param labels - one per row, rows numbered before, or undefined
 */
export function clusterRows(n: number, labels?: ClusterLabels): Clusters {
  if (!labels) {
    const of = new Int32Array(n);
    for (let i = 0; i < n; i++) of[i] = i;
    return {of, count: n};
  }
  // Numbered before: a page that estimates the same rows on every move of a slider numbers them once.
  if ("of" in labels) {
    checkSameLength({length: n}, labels.of, "values and clusters");
    return labels;
  }
  checkSameLength({length: n}, labels, "values and clusters");
  const of = new Int32Array(n);
  const seen = new Map<string | number, number>();
  for (let i = 0; i < n; i++) {
    const label = labels[i] as string | number;
    let g = seen.get(label);
    if (g === undefined) seen.set(label, (g = seen.size));
    of[i] = g;
  }
  return {of, count: seen.size};
}

/** The sum of the rows of each cluster. */
export function clusterSums(values: ArrayLike<number>, {of, count}: Clusters): Float64Array {
  const n = values.length;
  const sums = new Float64Array(count);
  for (let i = 0; i < n; i++) {
    const g = of[i] as number;
    sums[g] = (sums[g] as number) + (values[i] as number);
  }
  return sums;
}

/** The number of rows of each cluster. */
export function clusterSizes(clusters: Clusters): Float64Array {
  const sizes = new Float64Array(clusters.count);
  for (const g of clusters.of) sizes[g] = (sizes[g] as number) + 1;
  return sizes;
}
