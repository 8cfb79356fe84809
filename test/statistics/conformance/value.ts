import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {budgetMixture} from "../../../src/statistics/value/budget-mixture.js";
import {ceaSummary} from "../../../src/statistics/value/cea-summary.js";
import {cliffEdges} from "../../../src/statistics/value/cliff-edges.js";
import {evpiNormalTwo} from "../../../src/statistics/value/evpi-normal-two.js";
import {fiellerIcer} from "../../../src/statistics/value/fieller-icer.js";
import {hypervolume2d} from "../../../src/statistics/value/hypervolume-2d.js";
import {icerTable} from "../../../src/statistics/value/icer-table.js";
import {paretoEpsilon} from "../../../src/statistics/value/pareto-epsilon.js";
import {paretoFront, type CostQuality} from "../../../src/statistics/value/pareto-front.js";
import {probPareto} from "../../../src/statistics/value/prob-pareto.js";
import {ratioEstimator} from "../../../src/statistics/value/ratio-estimator.js";
import {retryCostBeta, retryCostHomogeneous} from "../../../src/statistics/value/retry-cost.js";
import {routingKnapsack} from "../../../src/statistics/value/routing-knapsack.js";
import type {Category} from "../../../src/statistics/value/routing-relaxation.js";
import {qualityBreakeven, valueOfQuality} from "../../../src/statistics/value/value-of-quality.js";
import {asCase} from "./case.js";

type Points = CostQuality[];
type Retry = Record<"p" | "alpha" | "beta" | "cost_per_attempt" | "max_attempts", number>;
type Failures = Record<"escape_rate" | "incident_cost" | "rework_cost", number>;

export const runners = {
  pareto_front: ({points}: {points: Points}) => ({front: paretoFront(points)}),
  pareto_epsilon: ({points, eps_cost, eps_quality}: {points: Points; eps_cost: number; eps_quality: number}) => ({
    kept: paretoEpsilon(points, {epsCost: eps_cost, epsQuality: eps_quality})
  }),
  hypervolume_2d: ({points, ref}: {points: Points; ref: CostQuality}) => ({value: hypervolume2d(points, ref)}),
  prob_pareto: ({
    cost_replicates,
    quality_replicates
  }: Record<"cost_replicates" | "quality_replicates", number[][]>) => ({
    ...probPareto(matrixFrom(cost_replicates), matrixFrom(quality_replicates))
  }),
  ratio_estimator: ({cost, done, conf}: {cost: number[]; done: number[]; conf: number}) => {
    const {fieller_low, fieller_high, delta_low, delta_high, ...rest} = asCase(
      ratioEstimator(cost, done, {level: conf}),
      "ratio"
    );
    return {...rest, fieller_lo: fieller_low, fieller_hi: fieller_high, delta_lo: delta_low, delta_hi: delta_high};
  },
  retry_cost_homogeneous: ({p, cost_per_attempt, max_attempts}: Retry) =>
    asCase(retryCostHomogeneous(p, {costPerAttempt: cost_per_attempt, maxAttempts: max_attempts})),
  retry_cost_beta: ({alpha, beta, cost_per_attempt, max_attempts}: Retry) =>
    asCase(retryCostBeta({alpha, beta}, {costPerAttempt: cost_per_attempt, maxAttempts: max_attempts})),
  icer_table: ({points}: {points: Points}) => ({...icerTable(points)}),
  fieller_icer: (m: Record<"delta_cost" | "delta_effect" | "var_cost" | "var_effect" | "cov" | "conf", number>) =>
    asCase(
      fiellerIcer(
        {
          deltaCost: m.delta_cost,
          deltaEffect: m.delta_effect,
          varCost: m.var_cost,
          varEffect: m.var_effect,
          cov: m.cov
        },
        {level: m.conf}
      ),
      "icer"
    ),
  cea_summary: ({costs, effects, wtp}: {costs: number[][]; effects: number[][]; wtp: number}) => ({
    ...ceaSummary(matrixFrom(costs), matrixFrom(effects), {wtp})
  }),
  evpi_normal_two: ({delta_nmb, se}: {delta_nmb: number; se: number}) => ({...evpiNormalTwo(delta_nmb, se)}),
  cliff_edges: ({points, ratio_threshold}: {points: Points; ratio_threshold: number}) =>
    asCase(cliffEdges(points, {ratioThreshold: ratio_threshold})),
  budget_mixture: ({points, budget}: {points: Points; budget: number}) => asCase(budgetMixture(points, {budget})),
  routing_knapsack: ({categories, budget}: {categories: Category[]; budget: number}) =>
    asCase(routingKnapsack(categories, {budget})),
  value_of_quality: ({
    volume,
    quality,
    escape_rate,
    incident_cost,
    rework_cost
  }: Failures & Record<"volume" | "quality", number>) => ({
    ...valueOfQuality(quality, {volume, escapeRate: escape_rate, incidentCost: incident_cost, reworkCost: rework_cost})
  }),
  quality_breakeven: ({
    delta_quality,
    delta_cost_per_task,
    escape_rate,
    incident_cost,
    rework_cost
  }: Failures & Record<"delta_quality" | "delta_cost_per_task", number>) => ({
    ...qualityBreakeven(
      {deltaQuality: delta_quality, deltaCostPerTask: delta_cost_per_task},
      {escapeRate: escape_rate, incidentCost: incident_cost, reworkCost: rework_cost}
    )
  })
};
