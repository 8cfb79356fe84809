import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";
import {fiellerSet} from "./fieller-set.js";

/** The differences of two systems with their joint uncertainty. */
export interface IcerMoments {
  deltaCost: number;
  deltaEffect: number;
  varCost: number;
  varEffect: number;
  cov: number;
}

/**
 * What one more completed task costs when moving from one system to another, with Fieller's interval.
 *
 * If the difference in quality is not clearly different from zero (`g` ≥ 1) the ratio can be anything, and both bounds
 * are null. The ratio means nothing by its sign alone: a saving with a loss looks like a cost with a gain.
 *
 * @param options - `n`, tasks behind the differences
 * @returns an estimate; refused `no_variation` when the two have exactly the same quality
 * @see Willan and O'Brien (1996), Health Econ. 5, 297–305
 */
export function fiellerIcer(
  moments: IcerMoments,
  {level = 0.95, n = 0}: {level?: number; n?: number} = {}
): (Estimate & {g: number}) | Refusal {
  checkLevel(level);
  const {deltaCost, deltaEffect, varCost, varEffect, cov} = moments;
  checkNumbers([deltaCost, deltaEffect, varCost, varEffect, cov], "moments");
  if (varCost < 0 || varEffect < 0) throw new TypeError("variances must not be negative");
  if (deltaEffect === 0) return refuse("no_variation", n);
  const {g, low, high} = fiellerSet({
    numerator: deltaCost,
    denominator: deltaEffect,
    varNumerator: varCost,
    varDenominator: varEffect,
    cov,
    quantile: zFor(level)
  });
  return {
    value: deltaCost / deltaEffect,
    low,
    high,
    n,
    method: "fieller-z",
    flags: g >= 1 ? ["fieller_unbounded"] : [],
    g
  };
}
