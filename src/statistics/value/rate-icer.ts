import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {fiellerIcer} from "./fieller-icer.js";

/** A system of which only totals are known. */
export interface RateAndCost {
  /** Dollars per task, certain: the money is spent. */
  cost: number;
  passes: number;
  n: number;
}

/**
 * What one more completed task costs when moving from one entry of a published board to another, with Fieller's interval.
 *
 * The costs are totals and certain; the rates are binomial and independent of each other, since a board does not say
 * which tasks were passed. Wider than task-level data would give.
 *
 * @returns an estimate; refused `no_positive_signal` where the second completes no more or costs no more: a ratio to a
 *   loss, or of a saving, would read like a price
 * @see Willan and O'Brien (1996), Health Econ. 5, 297–305
 */
export function rateIcer(from: RateAndCost, to: RateAndCost): Estimate | Refusal {
  const n = Math.min(from.n, to.n);
  const share = (r: RateAndCost) => r.passes / r.n;
  const deltaEffect = share(to) - share(from);
  const deltaCost = to.cost - from.cost;
  if (deltaEffect <= 0 || deltaCost <= 0) return refuse("no_positive_signal", n);
  const variance = (r: RateAndCost) => (share(r) * (1 - share(r))) / r.n;
  return fiellerIcer({deltaCost, deltaEffect, varCost: 0, varEffect: variance(from) + variance(to), cov: 0}, {n});
}
