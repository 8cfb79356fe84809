import {isRefusal, refuse, type Refusal} from "../../../statistics/estimate.js";
import type {Matrix} from "../../../statistics/resampling/matrix.js";
import {costRatio} from "../../../statistics/value/cost-ratio.js";
import {paretoFront, type CostQuality} from "../../../statistics/value/pareto-front.js";
import {retryCurve, type RetryCurve} from "../../../statistics/value/retry-curve.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import type {SystemEstimates} from "../prepare-value.js";
import type {SystemTasks} from "../select-cells.js";
import {otherReplicates} from "./list-replicates.js";

/** What the section on finished tasks needs that takes longer than a frame: in the order of the systems. */
export interface PreparedFinished {
  other: Quantity[];
  /** Replicates of the same; `null` where the other list prices no system. */
  otherCost: Matrix | null;
  judge: Quantity[];
  retry: (RetryCurve | Refusal | null)[];
  /** Systems tried more than once at a task, of which the curves are some. */
  repeated: number;
}

/** More curves than this are not read: the systems nearest the frontier have one each. */
const CURVES = 12;
const UNPRICED_ABOVE = 0.05;

/** Costs at the other price list, judges' costs, and the retry curves of the systems nearest the frontier. */
export function prepareFinished(
  systems: readonly SystemTasks[],
  estimates: readonly SystemEstimates[],
  draws: {replicates: number; seed: number}
): PreparedFinished {
  const other = systems.map(otherCost);
  const repeated = systems.flatMap((s, j) =>
    estimates[j]!.priced && s.attempts >= 2 * s.task.length && known(estimates[j]!.costs.completed) ? [j] : []
  );
  const chosen = new Set(nearestFrontier(repeated, estimates).slice(0, CURVES));
  return {
    other,
    otherCost: other.some((q) => known(q)) ? otherReplicates(systems, draws) : null,
    judge: systems.map((s) =>
      s.judge_usd.some((usd) => usd > 0)
        ? quantityOf(costRatio(s.judge_usd, s.cost_runs, {clusters: s.clusters}), s.task.length)
        : refuse("missing_metric", s.task.length)
    ),
    retry: systems.map((s, j) => (chosen.has(j) ? curveOf(s, draws.seed) : null)),
    repeated: repeated.length
  };
}

function otherCost(s: SystemTasks): Quantity {
  const {cost_usd, cost_passes, cost_unknown} = s.other;
  const priced = cost_unknown <= UNPRICED_ABOVE * s.attempts && cost_usd.some((usd) => usd > 0);
  if (!priced) return refuse("missing_metric", s.task.length);
  return quantityOf(costRatio(cost_usd, cost_passes, {clusters: s.clusters}), s.task.length);
}

function curveOf(s: SystemTasks, seed: number): RetryCurve | Refusal {
  return retryCurve(
    {
      attempts: s.cost_attempts,
      passes: s.cost_passes,
      passUsd: s.cost_passes_usd,
      failUsd: s.cost_usd.map((usd, i) => Math.max(0, usd - s.cost_passes_usd[i]!))
    },
    {clusters: s.clusters, seed}
  );
}

/** Those no other beats on cost per completed task and pass rate first, then the cheapest. */
function nearestFrontier(which: readonly number[], estimates: readonly SystemEstimates[]): number[] {
  const point = (j: number): CostQuality => [
    known(estimates[j]!.costs.completed)!.value,
    isRefusal(estimates[j]!.metrics["pass"]!) ? 0 : estimates[j]!.metrics["pass"]!.value
  ];
  const front = new Set(paretoFront(which.map(point)).map((i) => which[i]!));
  return [...which].sort((a, b) => Number(front.has(b)) - Number(front.has(a)) || point(a)[0] - point(b)[0]);
}
