import {neymanAllocation} from "../../../src/statistics/sampling/neyman-allocation.js";
import {stratifiedMean} from "../../../src/statistics/sampling/stratified-mean.js";
import {asCase} from "./case.js";

type Plan = Record<"N" | "S" | "cost", number[]> & Record<"n" | "min_per_stratum", number>;

export const runners = {
  neyman_allocation: ({N, S, cost, n, min_per_stratum}: Plan) =>
    asCase(neymanAllocation(N, S, {n, cost, minPerStratum: min_per_stratum})),
  stratified_mean: ({N, samples}: {N: number[]; samples: number[][]}) => asCase(stratifiedMean(N, samples), "mean")
};
