import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {sumOfProducts, variance} from "../rates/moments.js";
import {fiellerIcer} from "./fieller-icer.js";

/**
 * How dear an incident must be for the better of two systems to be worth its higher price.
 *
 * The price of a further completed task (Δcost / Δquality, Fieller's interval) is what a failure must cost; what rework
 * does not account for must come from the share that escapes. A negative value means that rework alone pays for it.
 *
 * @param change - better minus cheaper on the data: dollars per task and share of tasks
 * @param draws - the same differences in each replicate
 * @param options - `escapeRate` in [0, 1] and `reworkCost` in dollars, both taken as they are; `n` tasks
 * @returns dollars; bounds are null where the gain in quality may be nothing; refused `no_variation` where nothing
 *   escapes or quality does not differ
 * @see Willan and O'Brien (1996), Health Econ. 5, 297–305
 */
export function breakEvenIncident(
  change: {cost: number; effect: number},
  draws: {cost: ArrayLike<number>; effect: ArrayLike<number>},
  {escapeRate, reworkCost, n}: {escapeRate: number; reworkCost: number; n: number}
): Estimate | Refusal {
  if (!(escapeRate >= 0 && escapeRate <= 1)) throw new TypeError(`escapeRate must be in [0, 1], got ${escapeRate}`);
  checkNumbers([change.cost, change.effect, reworkCost], "change and rework");
  checkSameLength(draws.cost, draws.effect, "draws of cost and effect");
  if (escapeRate === 0 || draws.cost.length < 2) return refuse("no_variation", n);
  const ratio = fiellerIcer(
    {
      deltaCost: change.cost,
      deltaEffect: change.effect,
      varCost: variance(draws.cost),
      varEffect: variance(draws.effect),
      cov: sumOfProducts(draws.cost, draws.effect) / (draws.cost.length - 1)
    },
    {n}
  );
  if ("refused" in ratio) return ratio;
  const incident = (usd: number) => (usd - (1 - escapeRate) * reworkCost) / escapeRate;
  const {value, low, high, method, flags} = ratio;
  return {
    value: incident(value),
    low: low === null ? null : incident(low),
    high: high === null ? null : incident(high),
    n,
    method,
    flags
  };
}
