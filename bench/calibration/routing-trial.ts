import type {Random} from "../../src/statistics/random.js";
import {clusterRows} from "../../src/statistics/rates/clusters.js";
import {costHull} from "../../src/statistics/value/cost-hull.js";
import {routingCells, type RoutingCells} from "../../src/statistics/value/routing-cells.js";
import {optionsOf, routingDraws, singleOf, type RoutingDraw} from "../../src/statistics/value/routing-draws.js";
import {relax} from "../../src/statistics/value/routing-relaxation.js";
import {aboveFloor} from "../../src/statistics/value/routing-rules.js";
import {outOfBag, type Decision, type RoutingScore} from "../../src/statistics/value/routing-score.js";
import type {RoutingTable} from "../../src/statistics/value/routing-table.js";
import {coin, times} from "./draws.js";

const TASKS = 160;
/** Dollars of an attempt of each of four systems, and the chance that each passes a task of each of four kinds. */
const PRICE = [0.01, 0.05, 0.1, 0.4];
const CHANCE = [
  [0.75, 0.35, 0.4, 0.3],
  [0.7, 0.7, 0.45, 0.5],
  [0.65, 0.6, 0.75, 0.55],
  [0.8, 0.75, 0.7, 0.8]
];
/** As the value page has it at its start: a point of quality may be given up for money. */
const GIVEN = 0.01;

/** Points of quality and dollars per task, a plan against the best single system. */
interface Worth {
  gain: number;
  saving: number;
}

/** One made-up experiment: what the rule's plans came to out of bag, and what they are truly worth. */
export interface RoutingTrial {
  score: RoutingScore;
  /** Mean over the plans of the resamples, each task weighing as it did in the score. */
  rule: Worth;
  /** The plan that all tasks give, the one a reader is shown. */
  shown: Worth;
}

/** Four systems on 160 tasks of four kinds in clusters of two, plans chosen on 100 resamples and judged on what each left out. */
export function routingTrial(random: Random): RoutingTrial {
  const kinds = CHANCE[0]!.length;
  const S = PRICE.length;
  const category = Int32Array.from({length: TASKS}, (_, t) => Math.floor(t / 2) % kinds);
  const table: RoutingTable = {
    systems: S,
    categories: kinds,
    category,
    clusters: clusterRows(
      TASKS,
      times(TASKS, (t) => Math.floor(t / 2))
    ),
    quality: new Float64Array(TASKS * S),
    cost: new Float64Array(TASKS * S)
  };
  for (let g = 0; g < TASKS / 2; g++) {
    // What makes a pair of tasks easy or hard is common to all systems.
    const ease = 0.3 * (random() - 0.5);
    for (const t of [2 * g, 2 * g + 1])
      for (let s = 0; s < S; s++) {
        table.quality[t * S + s] = coin(random, CHANCE[s]![category[t]!]! + ease);
        table.cost[t * S + s] = PRICE[s]! * (0.5 + random());
      }
  }
  const cells = routingCells(table);
  const draws = routingDraws(table, cells, {replicates: 100, seed: Math.floor(random() * 2 ** 31)});
  const decisions = draws.draws.map(aboveFloor(cells, GIVEN));
  return {
    score: outOfBag(table, draws, decisions, {share: true}),
    rule: worthOf(table, draws.leftOut, decisions),
    shown: worthOf(table, [Int32Array.from(category.keys())], [aboveFloor(cells, GIVEN)(onAllTasks(cells))])
  };
}

/** The problem as it stands on all tasks, none drawn twice or left out. */
function onAllTasks(cells: RoutingCells): RoutingDraw {
  const {cost, lead, shrunken} = cells;
  const single = cells.whole.map((s) => singleOf(cells, s, cost, lead, shrunken));
  const hull = costHull(single.map((s) => [s.cost, s.lead]));
  return {relaxation: relax(optionsOf(cells, cost, shrunken)), single, hull, cost, lead: shrunken};
}

/** What plans are truly worth on the tasks they are judged on, by the chances that made those. */
function worthOf({category}: RoutingTable, judgedOn: readonly Int32Array[], decisions: readonly Decision[]): Worth {
  const judged = new Float64Array(TASKS);
  const gain = new Float64Array(TASKS);
  const saving = new Float64Array(TASKS);
  decisions.forEach(({plan, single}, b) => {
    for (const t of judgedOn[b]!) {
      const k = category[t]!;
      const routed = plan[k]!;
      judged[t]! += 1;
      gain[t]! += CHANCE[routed]![k]! - CHANCE[single]![k]!;
      saving[t]! += PRICE[single]! - PRICE[routed]!;
    }
  });
  const mean = (sums: Float64Array) => sums.reduce((sum, x, t) => sum + x / judged[t]!, 0) / TASKS;
  return {gain: mean(gain), saving: mean(saving)};
}
