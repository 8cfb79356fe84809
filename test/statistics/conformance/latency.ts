import {harrellDavis} from "../../../src/statistics/latency/harrell-davis.js";
import {kmQuantile} from "../../../src/statistics/latency/km-quantile.js";
import {kmSurvival} from "../../../src/statistics/latency/km-survival.js";
import {quantileOrderStatCi} from "../../../src/statistics/latency/quantile-order-stat-ci.js";
import {quantileType7} from "../../../src/statistics/latency/quantile-type7.js";
import {asCase} from "./case.js";

interface Sample {
  x: number[];
  p: number;
  conf: number;
}
interface Times {
  time: number[];
  event: number[];
}

export const runners = {
  quantile_type7: ({x, p}: Sample) => asCase(quantileType7(x, p)),
  harrell_davis: ({x, p}: Sample) => asCase(harrellDavis(x, p)),
  quantile_order_stat_ci: ({x, p, conf}: Sample) => asCase(quantileOrderStatCi(x, p, {level: conf})),
  km_survival: ({time, event}: Times) => asCase(kmSurvival(time, event)),
  km_quantile: ({time, event, p}: Times & {p: number[]}) => asCase(kmQuantile(time, event, p))
};
