import {costHull} from "./cost-hull.js";
import type {CostQuality} from "./pareto-front.js";

/** A kind of task: how many there are, and what each system costs and achieves on one. */
export interface Category {
  volume: number;
  options: readonly CostQuality[];
}

/** One step up a category's convex frontier, for all its tasks. */
interface Step {
  category: number;
  to: number;
  cost: number;
  quality: number;
}

/** The routing problem when a category may be split between systems: the bound the exact answer is measured against. */
export interface Relaxation {
  /** Every category on its cheapest system. */
  start: {choice: number[]; cost: number; quality: number};
  /** All steps, the most quality per dollar first; within a category they come in order by themselves. */
  steps: Step[];
}

/** Cheapest choice and steps of some categories; `category` counts from 0 within the list given. */
export function relax(categories: readonly Category[]): Relaxation {
  const choice: number[] = [];
  const steps: Step[] = [];
  let cost = 0;
  let quality = 0;
  categories.forEach(({volume, options}, category) => {
    const at = (i: number) => options[i] as CostQuality;
    const hull = costHull(options);
    const first = hull[0] as number;
    choice.push(first);
    cost += volume * at(first)[0];
    quality += volume * at(first)[1];
    hull.slice(1).forEach((to, k) => {
      const [c0, q0] = at(hull[k] as number);
      steps.push({category, to, cost: volume * (at(to)[0] - c0), quality: volume * (at(to)[1] - q0)});
    });
  });
  // Cross-multiplied, so that a category without volume divides nothing by zero.
  steps.sort((a, b) => b.quality * a.cost - a.quality * b.cost);
  return {start: {choice, cost, quality}, steps};
}

/** The most quality a budget can buy when the last step may be taken in part, and what the next dollar would buy. */
export function relaxedQuality({start, steps}: Relaxation, budget: number): {quality: number; shadow_price: number} {
  let left = budget - start.cost;
  let quality = start.quality;
  for (const step of steps) {
    if (step.cost > left)
      return {quality: quality + (left * step.quality) / step.cost, shadow_price: step.quality / step.cost};
    left -= step.cost;
    quality += step.quality;
  }
  return {quality, shadow_price: 0};
}
