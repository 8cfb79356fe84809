import {zFor} from "../distributions.js";
import {isRefusal, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import type {CompositeOptions} from "./composite-score.js";
import {checkCovariance, presentWeights, quadraticForm} from "./present-weights.js";

/**
 * One number for a system that a weak metric drags down: its utilities multiplied, each to the power of its weight.
 *
 * Never above `compositeScore`; the gap shows how much the sum lets one metric pay for another. Zero in any metric that
 * has weight makes the whole zero, and the interval is then unknown.
 *
 * @param utilities - in [0, 1] from `utility`, null where not known
 * @param weights - not negative, summing to 1
 * @returns estimate with `weight_covered`; an interval (normal on the log scale) where the covariance is given; refused
 *   as `compositeScore`
 */
export function geometricScore(
  utilities: readonly (number | null)[],
  weights: readonly number[],
  {covariance, missing = "refuse", level = 0.95, n}: CompositeOptions = {}
): (Estimate & {weight_covered: number}) | Refusal {
  checkLevel(level);
  if (covariance) checkCovariance(covariance, utilities.length);
  const present = presentWeights(utilities, weights, missing);
  if (isRefusal(present)) return present;
  const used = present.positions.map((k, i) => ({u: utilities[k]!, w: present.weights[i]!})).filter(({w}) => w > 0);
  const positions = present.positions.filter((_, i) => present.weights[i]! > 0);
  const value = used.reduce((product, {u, w}) => product * u ** w, 1);
  const flags: Flag[] = present.positions.length < utilities.length ? ["renormalised"] : [];
  const rest = {n: n ?? present.positions.length, flags, weight_covered: present.covered};
  const pull = used.map(({u, w}) => w / u);
  const logSe = covariance && value > 0 ? Math.sqrt(Math.max(0, quadraticForm(pull, covariance, positions))) : 0;
  if (logSe === 0) return {value, low: null, high: null, method: "weighted product, point", ...rest};
  const factor = Math.exp(zFor(level) * logSe);
  const high = Math.min(1, value * factor);
  return {value, low: value / factor, high, se: value * logSe, method: "weighted product, normal on logs", ...rest};
}
