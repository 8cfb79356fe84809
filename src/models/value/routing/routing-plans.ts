import {isRefusal} from "../../../statistics/estimate.js";
import {smallN} from "../../../statistics/rates/flags.js";
import {routingFloor} from "../../../statistics/value/routing-floor.js";
import {routingKnapsack} from "../../../statistics/value/routing-knapsack.js";
import type {RoutingCells} from "../../../statistics/value/routing-cells.js";
import type {RoutingDraw, RoutingDraws} from "../../../statistics/value/routing-draws.js";
import type {Category} from "../../../statistics/value/routing-relaxation.js";
import {aboveFloor, bestSingle, withinBudget} from "../../../statistics/value/routing-rules.js";
import {outOfBag, type Decision} from "../../../statistics/value/routing-score.js";
import type {RoutingTable} from "../../../statistics/value/routing-table.js";
import {quantityOf, type Quantity} from "../../quantity.js";
import type {RoutingCategory, RoutingModel, RoutingPlan} from "./routing-model.js";

/** A routing problem with everything its plans are made and judged with. */
export interface PlanParts {
  table: RoutingTable;
  cells: RoutingCells;
  draws: RoutingDraws;
  names: readonly string[];
  /** With a cell for every system, in the order of `names`. */
  categories: readonly RoutingCategory[];
  singles: RoutingModel["singles"];
  /** The systems that one could buy alone. */
  whole: RoutingDraw["single"];
  share: boolean;
  problem: Category[];
}

/** The most quality within a budget per task. */
export function planWithin(parts: PlanParts, budget: number): RoutingPlan {
  const solved = routingKnapsack(parts.problem, {budget});
  const choice = isRefusal(solved) ? cheapest(parts.problem) : solved.choice;
  const single = bestSingle(
    parts.whole,
    parts.whole.map((s) => s.cost <= budget * (1 + 1e-9))
  );
  return judged(parts, choice, single, withinBudget(parts.cells, parts.whole, budget), {
    budget_usd_per_task: budget,
    floor: null
  });
}

/** The least spend that gives up at most so much of the best single system's quality. */
export function planAbove(parts: PlanParts, given: number): RoutingPlan {
  const single = bestSingle(parts.whole);
  const floor = parts.whole[single]!.shrunken - given;
  const solved = routingFloor(parts.problem, {floor});
  const choice = isRefusal(solved) ? cheapest(parts.problem) : solved.choice;
  // Leads are over the mean of all systems: the floor is told in quality.
  const level = parts.cells.share.reduce((sum, share, k) => sum + share * parts.cells.level[k]!, 0);
  return judged(parts, choice, single, aboveFloor(parts.cells, given), {
    budget_usd_per_task: null,
    floor: level + floor
  });
}

function judged(
  parts: PlanParts,
  choice: readonly number[],
  single: number,
  rule: (draw: RoutingDraw) => Decision,
  bounds: Pick<RoutingPlan, "budget_usd_per_task" | "floor">
): RoutingPlan {
  const {table, cells, draws, categories, problem, share} = parts;
  const n = table.category.length;
  const decisions = draws.draws.map(rule);
  const score = outOfBag(table, draws, decisions, {share});
  const told = (q: Quantity): Quantity => {
    const quantity = quantityOf(q, n);
    return isRefusal(quantity) || quantity.method === "constant"
      ? quantity
      : {...quantity, method: `out of bag, ${quantity.method}`};
  };
  const alone = parts.singles[cells.whole[single]!]!;
  return {
    ...bounds,
    plan: choice.map((option, k) => {
      const cell = categories[k]!.cells[cells.open[k]![option]!]!;
      return {
        category: categories[k]!.category,
        share: cells.share[k]!,
        system: cell.system,
        quality: cell.shrunken,
        cost: cell.cost,
        flagged: cell.n < smallN
      };
    }),
    plan_quality: told(score.quality),
    plan_cost: told(score.cost),
    best_single: {
      system: alone.system,
      quality: alone.quality,
      cost: alone.cost,
      settled: decisions.filter((d) => d.single === cells.whole[single]).length / decisions.length
    },
    gain: told(score.gain),
    saving: told(score.saving),
    saving_share: told(score.saving_share),
    mixture_quality: told(score.blind),
    gain_over_mixture: told(score.over_blind),
    regret_vs_oracle: told(score.regret),
    lp: relaxed(
      parts,
      problem.reduce((sum, {volume, options}, k) => sum + volume * options[choice[k]!]![0], 0)
    )
  };
}

/** What splitting a kind of work between two systems would reach for the same money, and what a further dollar buys there. */
function relaxed({problem, cells}: PlanParts, cost: number): RoutingPlan["lp"] {
  const solved = routingKnapsack(problem, {budget: cost});
  if (isRefusal(solved)) return null;
  const level = cells.share.reduce((sum, share, k) => sum + share * cells.level[k]!, 0);
  return {quality: level + solved.lp_quality, shadow_price: solved.shadow_price};
}

function cheapest(problem: readonly Category[]): number[] {
  return problem.map(({options}) => {
    let least = 0;
    options.forEach(([cost], i) => {
      if (cost < options[least]![0]) least = i;
    });
    return least;
  });
}
