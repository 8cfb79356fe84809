import {isRefusal, refuse} from "../../../statistics/estimate.js";
import {wilsonCi} from "../../../statistics/rates/wilson-ci.js";
import {matrixFrom} from "../../../statistics/resampling/matrix.js";
import {normalReplicates} from "../../../statistics/resampling/normal-replicates.js";
import {costRatio} from "../../../statistics/value/cost-ratio.js";
import {paretoFront, type CostQuality} from "../../../statistics/value/pareto-front.js";
import {probPareto} from "../../../statistics/value/prob-pareto.js";
import type {Cells, Facts} from "../../../tables/cells.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";

const REPLICATES = 1000;
const SEED = 1;
/** With more unknown costs than this share a system has no price (design §4). */
const UNPRICED_ABOVE = 0.05;

/** Dollars an attempt of a system's runs, clustered by task; refused where more than one in twenty costs is unknown. */
export function costPerAttempt(facts: Facts, cells: Cells, system: number, runs: ReadonlySet<number>): Quantity {
  const cost: number[] = [];
  const attempts: number[] = [];
  const clusters: number[] = [];
  let unknown = 0;
  let known = 0;
  for (let i = 0; i < cells.length; i++) {
    const run = cells.run[i]!;
    if (facts.runs[run]!.system !== system || (!runs.has(run) && !runs.has(-1))) continue;
    unknown += cells.cost_unknown[i]!;
    known += cells.cost_known[i]!;
    if (cells.cost_known[i] === 0) continue;
    cost.push(cells.cost_usd[i]!);
    attempts.push(cells.cost_known[i]!);
    clusters.push(facts.tasks[cells.task[i]!]!.cluster);
  }
  if (known === 0 || unknown > UNPRICED_ABOVE * (known + unknown) || cost.every((c) => c === 0))
    return refuse("missing_metric", cost.length);
  return quantityOf(costRatio(cost, attempts, {clusters}), cost.length);
}

/** Who stands on the frontier of cost and quality: by the judge, by the leading rates, and how surely by those. */
export interface Standing {
  frontier_judge: boolean | null;
  frontier: boolean | null;
  frontier_probability: Quantity;
}

/** Cost and rate of one system. */
export interface PricedRate {
  cost: Quantity;
  judge: Quantity;
  rate: Quantity;
  se: number | null;
}

/**
 * The frontier under both readings of quality, over the systems that have a cost and both rates.
 *
 * Rates are drawn anew from normal curves, costs stand still: they are known far better here.
 */
export function standings(systems: readonly PricedRate[]): Standing[] {
  const eligible = systems.flatMap((s, j) =>
    isRefusal(s.cost) || isRefusal(s.judge) || isRefusal(s.rate) || s.se === null ? [] : [j]
  );
  const out: Standing[] = systems.map((s) => ({
    frontier_judge: null,
    frontier: null,
    frontier_probability: refuse("missing_metric", s.rate.n)
  }));
  if (eligible.length === 0) return out;
  const value = (q: Quantity) => known(q)!.value;
  const costs = eligible.map((j) => value(systems[j]!.cost));
  const front = (of: (s: PricedRate) => Quantity) =>
    new Set(paretoFront(eligible.map((j, i): CostQuality => [costs[i]!, value(of(systems[j]!))])));
  const [byJudge, byRate] = [front((s) => s.judge), front((s) => s.rate)];
  const quality = normalReplicates(
    eligible.map((j) => value(systems[j]!.rate)),
    eligible.map((j) => systems[j]!.se!),
    {replicates: REPLICATES, seed: SEED}
  );
  const {prob} = probPareto(matrixFrom(Array.from({length: REPLICATES}, () => costs)), quality);
  eligible.forEach((j, i) => {
    const share = quantityOf(wilsonCi(Math.round(prob[i]! * REPLICATES), REPLICATES), systems[j]!.rate.n);
    out[j] = {
      frontier_judge: byJudge.has(i),
      frontier: byRate.has(i),
      frontier_probability: {...share, ...{method: "share of normal draws, wilson"}}
    };
  });
  return out;
}
