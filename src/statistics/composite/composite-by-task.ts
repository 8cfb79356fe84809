import {refuse, type Refusal} from "../estimate.js";
import {utility, utilitySlope} from "./utility.js";

/** How one metric enters a composite: utility 0 at the first anchor, 1 at the second, straight between, flat outside. */
export interface MetricTerm {
  /** One value per task, `null` where the task lacks the metric. */
  values: readonly (number | null)[];
  anchors: readonly [number, number];
  weight: number;
}

/**
 * A composite score spread over the tasks it comes from: one number per task whose mean is the composite of the means.
 *
 * The composite is formed from a system's metric means, not per attempt. Within its anchors a utility is a straight
 * line, so the composite's error is that of a plain mean over these numbers, and every interval for a mean or a paired
 * difference, clustered or not, serves for composites too. Where a mean lies outside its anchors the utility is flat and
 * adds no error. A task that lacks a metric stands at the metric's mean, and the others carry its share of the error.
 *
 * @param terms - metrics with weights that sum to one
 * @returns one number per task; refused `weights_not_normalised`, `missing_metric` where a metric with a weight has no
 *   value at all, `n_zero` without tasks
 * @throws TypeError when the metrics differ in length or an anchor pair has no width (`utility`)
 * @see Keeney and Raiffa (1976), Decisions with Multiple Objectives; Miller (2024), arXiv 2411.00640
 */
export function compositeByTask(terms: readonly MetricTerm[]): {values: Float64Array} | Refusal {
  const n = terms[0]?.values.length ?? 0;
  if (terms.some((t) => t.values.length !== n)) throw new TypeError(`every metric needs ${n} values, one per task`);
  if (Math.abs(terms.reduce((sum, t) => sum + t.weight, 0) - 1) > 1e-9) return refuse("weights_not_normalised", n);
  if (n === 0) return refuse("n_zero", 0);
  const values = new Float64Array(n);
  for (const {values: x, anchors, weight} of terms) {
    if (weight === 0) continue;
    let sum = 0;
    let known = 0;
    for (const v of x) {
      if (v === null) continue;
      sum += v;
      known++;
    }
    if (known === 0) return refuse("missing_metric", n);
    const mean = sum / known;
    const level = weight * utility(mean, anchors);
    const slope = (weight * utilitySlope(mean, anchors) * n) / known;
    for (let i = 0; i < n; i++) {
      const v = x[i];
      values[i]! += v === null || v === undefined ? level : level + slope * (v - mean);
    }
  }
  return {values};
}
