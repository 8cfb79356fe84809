import {zFor} from "../distributions.js";
import {isRefusal, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {checkCovariance, presentWeights, quadraticForm, type MissingPolicy} from "./present-weights.js";

export interface CompositeOptions {
  /** Joint covariance of the utilities' means, clustered by task: metrics of the same tasks go together. */
  covariance?: readonly (readonly number[])[];
  missing?: MissingPolicy;
  level?: number;
  /** Units behind the utilities' means, tasks as a rule. Without it `n` counts the metrics used. */
  n?: number;
}

/**
 * One number for a system: its utilities weighed and added up.
 *
 * A missing metric is refused unless asked otherwise. Shared out (`renormalise`), the score says what it covers
 * (`weight_covered`) and the range it would have if the missing utilities were all 0 or all 1 (`possible_low`,
 * `possible_high`). A sum lets a strong metric pay for a weak one: show `geometricScore` beside it.
 *
 * @param utilities - in [0, 1] from `utility`, null where not known
 * @param weights - not negative, summing to 1
 * @returns estimate with `weight_covered`, `possible_low`, `possible_high`; an interval (normal, kept in [0, 1]) and `se`
 *   only where the covariance is given and not zero; refused `missing_metric`, `weights_not_normalised`
 */
export function compositeScore(
  utilities: readonly (number | null)[],
  weights: readonly number[],
  {covariance, missing = "refuse", level = 0.95, n}: CompositeOptions = {}
): (Estimate & {weight_covered: number; possible_low: number; possible_high: number}) | Refusal {
  checkLevel(level);
  if (covariance) checkCovariance(covariance, utilities.length);
  const present = presentWeights(utilities, weights, missing);
  if (isRefusal(present)) return present;
  const {positions, covered} = present;
  const value = positions.reduce((sum, k, i) => sum + present.weights[i]! * utilities[k]!, 0);
  const flags: Flag[] = positions.length < utilities.length ? ["renormalised"] : [];
  const rest = {
    n: n ?? positions.length,
    flags,
    weight_covered: covered,
    possible_low: value * covered,
    possible_high: value * covered + 1 - covered
  };
  const se = covariance ? Math.sqrt(Math.max(0, quadraticForm(present.weights, covariance, positions))) : 0;
  if (se === 0) return {value, low: null, high: null, method: "weighted sum, point", ...rest};
  const half = zFor(level) * se;
  return {
    value,
    low: Math.max(0, value - half),
    high: Math.min(1, value + half),
    se,
    method: "weighted sum, normal",
    ...rest
  };
}
