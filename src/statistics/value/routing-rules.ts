import {isRefusal} from "../estimate.js";
import {budgetMixture} from "./budget-mixture.js";
import type {CostQuality} from "./pareto-front.js";
import type {RoutingCells} from "./routing-cells.js";
import type {RoutingDraw} from "./routing-draws.js";
import {greedyAbove, greedyWithin, type GreedyPlan} from "./routing-greedy.js";
import type {Decision} from "./routing-score.js";

// A plan that uses the budget to the cent must not fail by the last bit of a sum.
const slack = 1e-9;

type Singles = RoutingDraw["single"];

/**
 * The most quality within a budget per task, and the best single system within it.
 *
 * What a single system costs is taken as known, and a budget moves with the price level of a resample, that of the best
 * single system: else a budget equal to that system's cost would rule it out on every second resample.
 *
 * @param whole - the singles on all tasks
 */
export function withinBudget(cells: RoutingCells, whole: Singles, budget: number): (draw: RoutingDraw) => Decision {
  const allowed = whole.map((s) => s.cost <= budget * (1 + slack));
  const standard = bestSingle(whole);
  return (draw) => {
    const {relaxation, single} = draw;
    const level = single[standard]!.cost / whole[standard]!.cost;
    const plan = greedyWithin(relaxation, budget * level * (1 + slack));
    return decision(cells, draw, plan, bestSingle(single, allowed));
  };
}

/** The least spend that gives up at most `given` of the best single system's quality, and that system. */
export function aboveFloor(cells: RoutingCells, given: number): (draw: RoutingDraw) => Decision {
  return (draw) => {
    const {relaxation, single} = draw;
    const best = bestSingle(single);
    const plan = greedyAbove(relaxation, single[best]!.shrunken - given - slack);
    return decision(cells, draw, plan, best);
  };
}

/** Position of the best single system of those allowed, of equals the cheaper; the cheapest where none is allowed. */
export function bestSingle(single: Singles, allowed?: readonly boolean[]): number {
  let best = -1;
  let cheapest = 0;
  single.forEach((s, i) => {
    if (s.cost < single[cheapest]!.cost) cheapest = i;
    if (allowed && !allowed[i]) return;
    const before = single[best];
    if (!before || s.lead > before.lead || (s.lead === before.lead && s.cost < before.cost)) best = i;
  });
  return best < 0 ? cheapest : best;
}

function decision(
  cells: RoutingCells,
  {single, hull}: RoutingDraw,
  {choice, cost}: GreedyPlan,
  alone: number
): Decision {
  const points = hull.map((i): CostQuality => [single[i]!.cost, single[i]!.lead]);
  // A plan may cost less than any system alone: the cheapest is then the nearest random split there is.
  const mixture = budgetMixture(points, {budget: Math.max(cost, points[0]![0])});
  const blind = new Array<number>(cells.cellsOf.length).fill(0);
  if (!isRefusal(mixture)) mixture.weights.forEach((share, i) => (blind[cells.whole[hull[i]!]!] = share));
  return {plan: choice.map((option, k) => cells.open[k]![option]!), single: cells.whole[alone]!, blind};
}
