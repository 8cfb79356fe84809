import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";

/** What to do about a metric without a value: give no score, or share its weight among the others. */
export type MissingPolicy = "refuse" | "renormalise";

/** The metrics that have a value: their positions, and their weights scaled to a sum of 1. */
export interface PresentWeights {
  positions: number[];
  weights: number[];
  covered: number;
}

/**
 * Which metrics a composite can use and with what weights.
 *
 * @returns refused `weights_not_normalised` unless the weights are not negative and sum to 1 ± 1e-9, and
 *   `missing_metric` where a value is missing and the policy refuses, or no weight is left
 */
export function presentWeights(
  utilities: readonly (number | null)[],
  weights: readonly number[],
  missing: MissingPolicy
): PresentWeights | Refusal {
  checkSameLength(utilities, weights, "utilities and weights");
  checkNumbers(weights, "weights");
  utilities.forEach((u, k) => {
    if (u !== null && !(u >= 0 && u <= 1))
      throw new TypeError(`utilities[${k}] must lie in [0, 1] or be null, got ${u}`);
  });
  const sum = weights.reduce((total, w) => total + w, 0);
  if (weights.some((w) => w < 0) || Math.abs(sum - 1) > 1e-9) return refuse("weights_not_normalised", weights.length);
  const positions = utilities.map((_, k) => k).filter((k) => utilities[k] !== null);
  const covered = positions.length === weights.length ? 1 : positions.reduce((total, k) => total + weights[k]!, 0);
  if (positions.length < weights.length && (missing === "refuse" || covered <= 0))
    return refuse("missing_metric", weights.length);
  return {positions, weights: positions.map((k) => weights[k]! / covered), covered};
}

/** a′·Σ·a over the metrics present. */
export function quadraticForm(
  a: readonly number[],
  covariance: readonly (readonly number[])[],
  positions: readonly number[]
): number {
  let sum = 0;
  positions.forEach((j, i) => positions.forEach((k, l) => (sum += a[i]! * a[l]! * covariance[j]![k]!)));
  return sum;
}

/** Throws unless the covariance has a row and a column of finite numbers for each metric. */
export function checkCovariance(covariance: readonly (readonly number[])[], size: number): void {
  if (covariance.length !== size || covariance.some((row) => row.length !== size))
    throw new TypeError(
      `covariance must be ${size} by ${size}, got ${covariance.length} by ${covariance[0]?.length ?? 0}`
    );
  covariance.forEach((row, k) => checkNumbers(row, `covariance[${k}]`));
}
