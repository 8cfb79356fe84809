import {greedyAbove, greedyWithin} from "./routing-greedy.js";
import type {RoutingCells} from "./routing-cells.js";
import type {RoutingDraw} from "./routing-draws.js";
import type {Decision} from "./routing-score.js";

// A plan that uses the budget to the cent must not fail by the last bit of a sum.
const slack = 1e-9;

/** The most quality within a budget per task, and the best single system within it (else the cheapest). */
export function withinBudget(cells: RoutingCells, budget: number): (draw: RoutingDraw) => Decision {
  const allowed = budget * (1 + slack);
  return ({relaxation, single}) => ({
    plan: systemsOf(cells, greedyWithin(relaxation, allowed).choice),
    single: cells.whole[bestSingle(single, allowed)]!
  });
}

/** The least spend that gives up at most `given` of the best single system's quality, and that system. */
export function aboveFloor(cells: RoutingCells, given: number): (draw: RoutingDraw) => Decision {
  return ({relaxation, single}) => {
    const best = bestSingle(single, Infinity);
    const floor = single[best]!.shrunken - given - slack;
    return {plan: systemsOf(cells, greedyAbove(relaxation, floor).choice), single: cells.whole[best]!};
  };
}

/** Position of the best single system within a budget, of equals the cheaper; the cheapest where none is within it. */
export function bestSingle(single: RoutingDraw["single"], budget: number): number {
  let best = -1;
  let cheapest = 0;
  single.forEach((s, i) => {
    if (s.cost < single[cheapest]!.cost) cheapest = i;
    if (s.cost > budget) return;
    const before = single[best];
    if (!before || s.lead > before.lead || (s.lead === before.lead && s.cost < before.cost)) best = i;
  });
  return best < 0 ? cheapest : best;
}

function systemsOf(cells: RoutingCells, choice: readonly number[]): number[] {
  return choice.map((option, k) => cells.open[k]![option]!);
}
