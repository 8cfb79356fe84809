import type {Estimate, Refusal} from "../estimate.js";
import {clusterRows} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {rateClustered} from "../rates/rate-clustered.js";
import {costRatio} from "./cost-ratio.js";
import {meanOrConstant} from "./mean-or-constant.js";
import {planWorths, withPlanSpread} from "./plan-spread.js";
import type {RoutingDraws} from "./routing-draws.js";
import type {RoutingTable} from "./routing-table.js";

/** What a buyer decides on one resample. */
export interface Decision {
  /** A system for each kind of work. */
  plan: readonly number[];
  /** One system for all of it. */
  single: number;
  /** Shares of all work for each system, handed out at random, that cost what the plan costs. */
  blind: readonly number[];
}

/** What decisions were worth on tasks they were not made on. */
export interface RoutingScore {
  quality: Estimate | Refusal;
  /** Dollars per task. */
  cost: Estimate | Refusal;
  /** Quality of the plan minus quality of the single system. */
  gain: Estimate | Refusal;
  /** Dollars per task of the single system minus those of the plan. */
  saving: Estimate | Refusal;
  /** The saving as a share of what the single system costs. */
  saving_share: Estimate | Refusal;
  /** Quality of the random shares that cost as much. */
  blind: Estimate | Refusal;
  /** Quality of the plan minus that of the random shares: what knowing the kind of work is worth. */
  over_blind: Estimate | Refusal;
  /** Quality, task by task, of what every task's best and then cheapest system does, minus the plan's. */
  regret: Estimate | Refusal;
}

/**
 * A rule for routing, judged by the leave-one-out bootstrap: every task is scored under the plans that were chosen on
 * resamples without its cluster.
 *
 * The interval is for what one plan made this way is worth. It adds the luck of the tasks plans are judged on, that of any
 * mean over tasks, and the spread of the plans that resamples lead to (`withPlanSpread`): another set of tasks might have
 * led to another plan, and the mean over tasks knows nothing of that.
 *
 * @param decisions - what the rule decides on each resample
 * @param options - `share`: quality is a share of tasks, whose interval stays inside [0, 1]
 * @see Efron and Tibshirani (1997), J. Am. Stat. Assoc. 92, 548–560
 */
export function outOfBag(
  table: RoutingTable,
  draws: RoutingDraws,
  decisions: readonly Decision[],
  {share}: {share: boolean}
): RoutingScore {
  const scored = scoreTasks(table, draws, decisions);
  const kept = [...scored.judged.keys()].filter((t) => scored.judged[t]! > 0);
  const clusters = clusterRows(
    kept.length,
    kept.map((t) => table.clusters.of[t]!)
  );
  const mean = (values: Float64Array) => Float64Array.from(kept, (t) => values[t]! / scored.judged[t]!);
  const [quality, cost] = [mean(scored.quality), mean(scored.cost)];
  const [alone, aloneCost] = [mean(scored.single), mean(scored.singleCost)];
  const best = bestPerTask(table);
  const minus = (a: Float64Array, b: Float64Array) => a.map((x, i) => x - b[i]!);
  const difference = (a: Float64Array, b: Float64Array) => meanOrConstant(minus(a, b), {clusters});
  const oracle = Float64Array.from(kept, (t) => best.quality[t]!);
  const level = (values: Float64Array) =>
    share ? rateClustered(values, {clusters}) : meanSeClustered(values, {clusters});
  const blind = mean(scored.blind);
  const plans = planWorths(table, decisions);
  return {
    quality: withPlanSpread(level(quality), plans.quality, {share}),
    blind: withPlanSpread(level(blind), plans.blind, {share}),
    cost: withPlanSpread(costRatio(cost, new Float64Array(kept.length).fill(1), {clusters}), plans.cost),
    gain: withPlanSpread(difference(quality, alone), minus(plans.quality, plans.single)),
    saving: withPlanSpread(difference(aloneCost, cost), minus(plans.singleCost, plans.cost)),
    saving_share: withPlanSpread(
      costRatio(minus(aloneCost, cost), aloneCost, {clusters}),
      plans.cost.map((c, b) => 1 - c / plans.singleCost[b]!)
    ),
    over_blind: withPlanSpread(difference(quality, blind), minus(plans.quality, plans.blind)),
    regret: withPlanSpread(difference(oracle, quality), plans.quality)
  };
}

/** What the best system of every single task achieved, and the cheapest of those that achieved it: hindsight, luck included. */
export function bestPerTask({systems: S, quality, cost, category}: RoutingTable): {
  quality: Float64Array;
  cost: Float64Array;
} {
  const best = {
    quality: new Float64Array(category.length).fill(-Infinity),
    cost: new Float64Array(category.length).fill(Infinity)
  };
  for (let t = 0; t < category.length; t++)
    for (let s = 0; s < S; s++) {
      const [y, c] = [quality[t * S + s]!, cost[t * S + s]!];
      // NaN compares as false: a system that did not run the task is never its best.
      if (y > best.quality[t]! || (y === best.quality[t]! && c < best.cost[t]!)) {
        best.quality[t] = y;
        best.cost[t] = c;
      }
    }
  return best;
}

/** Sums over the resamples that left a task's cluster out. */
function scoreTasks(
  {systems: S, category, quality: y, cost: c}: RoutingTable,
  {leftOut}: RoutingDraws,
  decisions: readonly Decision[]
) {
  const column = () => new Float64Array(category.length);
  const sums = {
    judged: column(),
    quality: column(),
    cost: column(),
    single: column(),
    singleCost: column(),
    blind: column()
  };
  decisions.forEach(({plan, single, blind}, b) => {
    const shares = blind.flatMap((share, s) => (share > 0 ? [{s, share}] : []));
    for (const t of leftOut[b]!) {
      const routed = t * S + plan[category[t]!]!;
      const alone = t * S + single;
      let mixed = 0;
      for (const {s, share} of shares) mixed += share * y[t * S + s]!;
      if (Number.isNaN(y[routed]! + y[alone]! + mixed)) continue;
      sums.judged[t]! += 1;
      sums.quality[t]! += y[routed]!;
      sums.cost[t]! += c[routed]!;
      sums.single[t]! += y[alone]!;
      sums.singleCost[t]! += c[alone]!;
      sums.blind[t]! += mixed;
    }
  });
  return sums;
}
