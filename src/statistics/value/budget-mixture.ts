import {refuse, type Refusal} from "../estimate.js";
import {costHull} from "./cost-hull.js";
import type {CostQuality} from "./pareto-front.js";

/**
 * The best quality a budget per task can buy by sending a share of tasks to each of at most two systems.
 *
 * Without knowing anything about a task, the optimum is a lottery between two neighbours on the convex frontier.
 *
 * @param points - (cost, quality) of each system, finite
 * @param options - `budget` in the unit of cost
 * @returns `quality` reached and the share of tasks for each system; refused `n_zero`, `budget_below_cheapest`
 * @see Hu et al. (2024), RouterBench, arXiv:2403.12031
 */
export function budgetMixture(
  points: readonly CostQuality[],
  {budget}: {budget: number}
): {quality: number; weights: number[]} | Refusal {
  if (!Number.isFinite(budget)) throw new TypeError(`budget must be a finite number, got ${budget}`);
  if (points.length === 0) return refuse("n_zero", 0);
  const hull = costHull(points);
  const at = (i: number) => points[i] as CostQuality;
  const cheapest = hull[0] as number;
  if (budget < at(cheapest)[0]) return refuse("budget_below_cheapest", points.length);
  const weights = new Array<number>(points.length).fill(0);
  const above = hull.findIndex((i) => at(i)[0] > budget);
  if (above < 0) {
    const dearest = hull.at(-1) as number;
    weights[dearest] = 1;
    return {quality: at(dearest)[1], weights};
  }
  const low = hull[above - 1] as number;
  const high = hull[above] as number;
  const share = (budget - at(low)[0]) / (at(high)[0] - at(low)[0]);
  weights[low] = 1 - share;
  weights[high] = share;
  return {quality: (1 - share) * at(low)[1] + share * at(high)[1], weights};
}
