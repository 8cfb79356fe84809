import {isRefusal, refuse, type Refusal} from "../../statistics/estimate.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import {matrixColumns, type Matrix} from "../../statistics/resampling/matrix.js";
import {dominators, type CostQuality} from "../../statistics/value/pareto-front.js";
import {dominators3} from "../../statistics/value/dominators-3.js";
import {costOrder, probPareto} from "../../statistics/value/prob-pareto.js";
import {probPareto3} from "../../statistics/value/prob-pareto-3.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import {compositeQuality, compositeTasks, drawnComposites, isPassRate, weighing} from "./composite.js";
import type {SystemEstimates, WeighableSelection} from "./prepare-value.js";
import type {SystemTasks} from "./select-cells.js";
import type {ValueChoice, ValueSystem} from "./value-model.js";

/** The systems of a page with what the later parts need: each one's composite by task, and the drawn composites. */
export interface ComposedSystems {
  systems: ValueSystem[];
  composites: ({values: Float64Array} | Refusal)[];
  /** Replicates of the systems that may stand on the frontier, in the order of `eligible`; `cost` in what it is drawn on. */
  eligible: number[];
  cost: Matrix | null;
  quality: Matrix | null;
}

/** Below this share of common tasks two systems were not asked the same (methods.md §2.1). */
const COMPARABLE = 0.8;

/**
 * Weighs a prepared selection: qualities, the frontier and each system's probability of being on it.
 *
 * Over cost and time at once a system leaves the frontier only where another is as cheap, as quick and as good.
 */
export function composeSystems(facts: Facts, prepared: WeighableSelection, choice: ValueChoice): ComposedSystems {
  const parts = weighing(choice.weights, facts.settings);
  const passRate = isPassRate(parts);
  const composites = prepared.systems.map((s) => compositeTasks(s, parts));
  const qualities = prepared.systems.map((s, j) =>
    passRate ? prepared.estimates[j]!.metrics["pass"]! : compositeQuality(s, composites[j]!, false)
  );
  const {over} = choice.depth;
  const axis = (e: SystemEstimates) => (over === "time" ? e.seconds_per_completed : e.costs[choice.cost]);
  const isPriced = (e: SystemEstimates) => (over === "time" || e.priced) && (over === "cost" || e.timed);
  const eligible = prepared.systems.flatMap((_, j) => {
    const e = prepared.estimates[j]!;
    const drawable = isPriced(e) && !isRefusal(axis(e)) && (over !== "both" || !isRefusal(e.seconds_per_completed));
    return drawable && e.coverage >= COMPARABLE && !isRefusal(qualities[j]!) ? [j] : [];
  });
  const points = eligible.map((j): CostQuality => [pointOf(axis(prepared.estimates[j]!)), pointOf(qualities[j]!)]);
  const seconds = (i: number) => pointOf(prepared.estimates[eligible[i]!]!.seconds_per_completed);
  const above = over === "both" ? dominators3(points.map(([c, q], i) => [c, seconds(i), q])) : dominators(points);
  const drawn = prepared.replicates;
  const priced = drawn && eligible.length > 0 ? pricedReplicates(prepared, choice, eligible) : null;
  const cost = priced?.cost ?? null;
  const weighed = drawn && eligible.length > 0 ? drawnComposites(drawn, parts) : null;
  const quality = weighed && !isRefusal(weighed) ? matrixColumns(weighed, eligible) : null;
  const timed = drawn && over === "both" && eligible.length > 0 ? matrixColumns(drawn.seconds, eligible) : null;
  const prob = !(priced && quality)
    ? []
    : timed
      ? probPareto3(priced.cost, timed, quality)
      : probPareto(priced.cost, quality, {order: priced.order}).prob;
  const names = prepared.systems.map((s) => facts.systems[s.system]!.system);

  const systems = prepared.systems.map((s, j): ValueSystem => {
    const e = prepared.estimates[j]!;
    const fact = facts.systems[s.system]!;
    const at = eligible.indexOf(j);
    const beatenBy = at < 0 ? [] : above[at]!.map((i) => eligible[i]!);
    return {
      system: fact.system,
      family: fact.family,
      slot: fact.family_slot,
      tasks: s.task.length,
      attempts: s.attempts,
      completed: s.completed,
      quality: qualities[j]!,
      metrics: e.metrics,
      cost_usd_total: e.priced ? total(s.cost_usd) : null,
      cost_usd_per_task: ifPriced(e.priced, e.costs.task, s.task.length),
      cost_usd_per_attempt: ifPriced(e.priced, e.costs.attempt, s.task.length),
      cost_usd_per_completed: ifPriced(e.priced, e.costs.completed, s.task.length),
      cost: ifPriced(isPriced(e), axis(e), s.task.length),
      seconds_per_completed: e.seconds_per_completed,
      tokens_per_completed: e.tokens_per_completed,
      quality_per_usd: ifPriced(e.priced, e.quality_per_usd, s.task.length),
      priced: isPriced(e),
      on_frontier: at >= 0 && beatenBy.length === 0,
      frontier_probability:
        at < 0 ? refuse("missing_metric", s.task.length) : share(prob[at]!, cost!.rows, s.task.length),
      dominated_by: beatenBy
        .sort((a, b) => points[eligible.indexOf(a)]![0] - points[eligible.indexOf(b)]![0])
        .map((i) => names[i]!),
      flags: flagsOf(e, s, facts.settings.min_tasks)
    };
  });
  return {systems, composites, eligible, cost, quality};
}

/** A share of replicates, with the interval that their finite number leaves. */
function share(p: number, replicates: number, tasks: number): Quantity {
  return {
    ...quantityOf(wilsonCi(Math.round(p * replicates), replicates), tasks),
    ...{method: "bootstrap share, wilson"}
  };
}

function pointOf(q: Quantity): number {
  return isRefusal(q) ? NaN : q.value;
}

function ifPriced(is: boolean, q: Quantity, tasks: number): Quantity {
  return is ? q : refuse("missing_metric", tasks);
}

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function flagsOf(e: SystemEstimates, s: SystemTasks, minTasks: number): string[] {
  const flags: string[] = [];
  if (!e.priced) flags.push("unpriced");
  else if (e.unknown_share > 0) flags.push("cost_partial");
  if (e.priced && s.priced > 0) flags.push(s.priced === s.attempts ? "cost_priced" : "cost_partly_priced");
  if (e.coverage < COMPARABLE) flags.push("other_tasks");
  if (s.task.length < minTasks) flags.push("small_n");
  return flags;
}

interface PricedReplicates {
  key: string;
  cost: Matrix;
  order: Uint16Array;
}

/** Costs do not move with the weights: sorted once for each prepared selection. */
const sortedCosts = new WeakMap<WeighableSelection, PricedReplicates>();

function pricedReplicates(
  prepared: WeighableSelection,
  choice: ValueChoice,
  eligible: readonly number[]
): PricedReplicates {
  const time = choice.depth.over === "time";
  const key = `${time ? "seconds" : choice.cost} ${eligible.join()}`;
  let found = sortedCosts.get(prepared);
  if (found?.key !== key) {
    const drawn = prepared.replicates!;
    const cost = matrixColumns(time ? drawn.seconds : drawn.costs[choice.cost], eligible);
    sortedCosts.set(prepared, (found = {key, cost, order: costOrder(cost)}));
  }
  return found;
}
