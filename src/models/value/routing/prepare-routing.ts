import {refuse} from "../../../statistics/estimate.js";
import {clusterRows} from "../../../statistics/rates/clusters.js";
import {meanSeClustered} from "../../../statistics/rates/mean-se-clustered.js";
import {rateClustered} from "../../../statistics/rates/rate-clustered.js";
import {costRatio} from "../../../statistics/value/cost-ratio.js";
import {overkillShare} from "../../../statistics/value/overkill-share.js";
import {routingCells, shrunkenQuality, type RoutingCells} from "../../../statistics/value/routing-cells.js";
import {optionsOf, routingDraws, singleOf} from "../../../statistics/value/routing-draws.js";
import {bestSingle} from "../../../statistics/value/routing-rules.js";
import {bestPerTask} from "../../../statistics/value/routing-score.js";
import type {RoutingTable} from "../../../statistics/value/routing-table.js";
import type {Facts} from "../../../tables/cells.js";
import {quantityOf, type Quantity} from "../../quantity.js";
import {isPassRate, weighing} from "../composite.js";
import type {ValueChoice} from "../value-model.js";
import type {ValueView} from "../view.js";
import {material, mostGiven} from "./routing-choice.js";
import type {RoutingCategory} from "./routing-model.js";
import {planWithin, planAbove, type PlanParts} from "./routing-plans.js";
import {routingKey, type PreparedRouting} from "./routing-key.js";
import {routingProblem} from "./routing-problem.js";

const BUDGETS = 14;
const REPLICATES = 200;

/** Solves and judges the routing problem of a view for every budget and floor on offer. */
export function prepareRouting(facts: Facts, view: ValueView, choice: ValueChoice, seed: number): PreparedRouting {
  const key = routingKey(view, choice);
  const problem = routingProblem(facts, view);
  if ("reason" in problem) return {key, none: problem, found: null};
  const {table, kinds} = problem;
  const cells = routingCells(table);
  if (cells.whole.length === 0)
    return {key, none: {reason: "a system that did five tasks of every kind of work", n: 0}, found: null};
  const share = isPassRate(weighing(choice.weights, facts.settings));
  const names = problem.systems.map((j) => view.systems[j]!.system);
  const draws = routingDraws(table, cells, {replicates: REPLICATES, seed});
  const categories = categoriesOf(table, cells, kinds.names, names, share);
  const singles = names.map((system, s) => ({
    system,
    slot: view.systems[problem.systems[s]!]!.slot,
    ...meansOf(table, s, null, share)
  }));
  const whole = cells.whole.map((s) => singleOf(cells, s, cells.cost, cells.lead, cells.shrunken));
  const best = bestSingle(whole);
  const parts: PlanParts = {
    table,
    cells,
    draws,
    names,
    categories,
    singles,
    whole,
    share,
    problem: optionsOf(cells, cells.cost, cells.shrunken)
  };
  const standing = whole[best]!.cost;
  const asked = budgetsOf(parts, standing);
  const floors = Array.from({length: Math.round(mostGiven * 100) + 1}, (_, i) => planAbove(parts, i / 100));
  const budgets = asked.map((budget) => planWithin(parts, budget));
  return {
    key,
    none: null,
    found: {
      dimension: kinds.dimension,
      categories,
      tasks_left_out: problem.tasksLeftOut,
      singles,
      best_overall: names[cells.whole[best]!]!,
      spend_on_overkill: quantityOf(
        overkillShare(cells, draws, cells.whole[best]!, {margin: material, tasks: table.category.length}),
        table.category.length
      ),
      oracle: oracleOf(table, share),
      floors,
      budgets,
      standing: asked.indexOf(standing)
    }
  };
}

/** Budgets from the cheapest system alone to the dearest plan worth having, evenly on a log scale, and the standing one. */
function budgetsOf({whole, problem}: PlanParts, standing: number): number[] {
  const low = Math.min(...whole.map((s) => s.cost));
  const dearest = problem.reduce((sum, {volume, options}) => {
    const top = Math.max(...options.map(([, quality]) => quality));
    return sum + volume * Math.min(...options.filter(([, q]) => q === top).map(([cost]) => cost));
  }, 0);
  const high = Math.max(low, dearest, standing);
  const even = Array.from({length: BUDGETS}, (_, i) => low * (high / low) ** (i / (BUDGETS - 1)));
  const others = even.filter((budget) => Math.abs(budget / standing - 1) > 0.01);
  return [...others, standing].sort((a, b) => a - b);
}

function categoriesOf(
  table: RoutingTable,
  cells: RoutingCells,
  kinds: readonly string[],
  names: readonly string[],
  share: boolean
): RoutingCategory[] {
  const shrunken = names.map((_, s) => shrunkenQuality(cells, s, {share}));
  return kinds.map((category, k) => ({
    category,
    share: cells.share[k]!,
    tasks: table.category.filter((c) => c === k).length,
    cells: names.map((system, s) => {
      const n = cells.n[k * names.length + s]!;
      const refused = !cells.open[k]!.includes(s);
      const none = refuse("n_too_small", n);
      const {quality, cost} = refused ? {quality: none, cost: none} : meansOf(table, s, k, share);
      return {system, quality, shrunken: quantityOf(shrunken[s]![k]!, n), cost, n, refused};
    })
  }));
}

/** Quality and dollars per attempt of one system, over all tasks or those of one kind. */
function meansOf(
  table: RoutingTable,
  s: number,
  kind: number | null,
  share: boolean
): {quality: Quantity; cost: Quantity} {
  const S = table.systems;
  const tasks = [...table.category.keys()].filter(
    (t) => (kind === null || table.category[t] === kind) && !Number.isNaN(table.quality[t * S + s]!)
  );
  return estimates(
    tasks.map((t) => table.quality[t * S + s]!),
    tasks.map((t) => table.cost[t * S + s]!),
    tasks.map((t) => table.clusters.of[t]!),
    share
  );
}

function oracleOf(table: RoutingTable, share: boolean): {quality: Quantity; cost: Quantity} {
  const best = bestPerTask(table);
  return estimates([...best.quality], [...best.cost], [...table.clusters.of], share);
}

function estimates(quality: number[], cost: number[], labels: number[], share: boolean) {
  const clusters = clusterRows(labels.length, labels);
  const n = quality.length;
  const mean = share ? rateClustered(quality, {clusters}) : meanSeClustered(quality, {clusters});
  return {quality: quantityOf(mean, n), cost: quantityOf(costRatio(cost, new Float64Array(n).fill(1), {clusters}), n)};
}
