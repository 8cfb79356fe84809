import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {hypervolume2d} from "../../../src/statistics/value/hypervolume-2d.js";
import {paretoEpsilon} from "../../../src/statistics/value/pareto-epsilon.js";
import {paretoFront, type CostQuality} from "../../../src/statistics/value/pareto-front.js";
import {probPareto} from "../../../src/statistics/value/prob-pareto.js";
import {ratioEstimator} from "../../../src/statistics/value/ratio-estimator.js";
import {asCase} from "./case.js";

type Points = CostQuality[];

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
  }
};
