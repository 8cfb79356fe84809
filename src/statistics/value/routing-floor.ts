import {isRefusal, type Refusal} from "../estimate.js";
import type {CostQuality} from "./pareto-front.js";
import {routingKnapsack} from "./routing-knapsack.js";
import type {Category} from "./routing-relaxation.js";

/**
 * Which system to use for which kind of task so that the least is spent while quality holds a floor.
 *
 * The same knapsack seen from the other side: what may be lost from perfect quality is the budget, and dollars not spent
 * are what it buys.
 *
 * @param categories - volume and (cost, quality) options of each
 * @param options - `floor`, the least mean quality over tasks
 * @returns the option of each category, dollars for all tasks and mean quality; refused `n_zero` without tasks,
 *   `budget_below_cheapest` where no plan reaches the floor
 */
export function routingFloor(
  categories: readonly Category[],
  {floor}: {floor: number}
): {choice: number[]; cost: number; quality: number} | Refusal {
  const volume = categories.reduce((sum, c) => sum + c.volume, 0);
  const most = Math.max(...categories.flatMap((c) => c.options.map(([, quality]) => quality)));
  const mirrored = categories.map((c) => ({
    volume: c.volume,
    options: c.options.map(([cost, quality]): CostQuality => [most - quality, -cost])
  }));
  const found = routingKnapsack(mirrored, {budget: volume * (most - floor)});
  if (isRefusal(found)) return found;
  const {choice} = found;
  const sum = (part: 0 | 1) => categories.reduce((total, c, k) => total + c.volume * c.options[choice[k]!]![part], 0);
  return {choice, cost: sum(0), quality: sum(1) / volume};
}
