import type {Relaxation} from "./routing-relaxation.js";

/** A plan: the option of each category, with what it costs and achieves. */
export interface GreedyPlan {
  choice: number[];
  cost: number;
  quality: number;
}

/**
 * The plan that takes every whole step that still fits into a budget, the most quality per dollar first.
 *
 * Within one step of the exact answer (`routingKnapsack`) and hundreds of times cheaper: for replicates.
 */
export function greedyWithin({start, steps}: Relaxation, budget: number): GreedyPlan {
  const choice = [...start.choice];
  let {cost, quality} = start;
  const stopped = new Set<number>();
  for (const step of steps) {
    // A step builds on the one before it in its category.
    if (stopped.has(step.category)) continue;
    if (cost + step.cost > budget) {
      stopped.add(step.category);
      continue;
    }
    choice[step.category] = step.to;
    cost += step.cost;
    quality += step.quality;
  }
  return {choice, cost, quality};
}

/**
 * The plan that starts with the best of everything and takes back every step whose quality can be spared, the dearest
 * quality first, as long as a floor holds.
 *
 * @param floor - least quality; where nothing reaches it the best plan is given
 */
export function greedyAbove({start, steps}: Relaxation, floor: number): GreedyPlan {
  const choice = [...start.choice];
  let {cost, quality} = start;
  const before = steps.map((step) => {
    const from = choice[step.category]!;
    choice[step.category] = step.to;
    cost += step.cost;
    quality += step.quality;
    return from;
  });
  const stopped = new Set<number>();
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]!;
    if (stopped.has(step.category)) continue;
    if (quality - step.quality < floor) {
      stopped.add(step.category);
      continue;
    }
    choice[step.category] = before[i]!;
    cost -= step.cost;
    quality -= step.quality;
  }
  return {choice, cost, quality};
}
