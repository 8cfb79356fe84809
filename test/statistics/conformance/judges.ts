import {activeMean} from "../../../src/statistics/judges/active-mean.js";
import {brierDecomposition} from "../../../src/statistics/judges/brier-decomposition.js";
import {ece} from "../../../src/statistics/judges/ece.js";
import {isotonic} from "../../../src/statistics/judges/isotonic.js";
import {judgeCalibrationAllocation} from "../../../src/statistics/judges/judge-calibration-allocation.js";
import {plattScaling} from "../../../src/statistics/judges/platt-scaling.js";
import {positionBias} from "../../../src/statistics/judges/position-bias.js";
import {ppiMean} from "../../../src/statistics/judges/ppi-mean.js";
import {roganGladen, type JudgedRate} from "../../../src/statistics/judges/rogan-gladen.js";
import {asCase} from "./case.js";

interface Level {
  conf: number;
}
interface Forecasts {
  p: number[];
  y: number[];
}
type Pilot = Record<"m" | "p" | "specificity_pilot" | "sensitivity_pilot" | "m_pilot", number>;
type Orders = Record<"always_first" | "always_second" | "consistent", number>;

export const runners = {
  position_bias: ({always_first, always_second, consistent, conf}: Orders & Level) => {
    const counts = {alwaysFirst: always_first, alwaysSecond: always_second, consistent};
    const {consistency_low, consistency_high, ...rest} = asCase(positionBias(counts, {level: conf}));
    return {...rest, consistency_lo: consistency_low, consistency_hi: consistency_high};
  },
  ece: ({p, y, bins}: Forecasts & {bins: number}) => asCase(ece(p, y, {bins})),
  brier_decomposition: ({p, y}: Forecasts) => asCase(brierDecomposition(p, y)),
  platt_scaling: ({score, y}: {score: number[]; y: number[]}) => asCase(plattScaling(score, y)),
  isotonic: ({x, y}: {x: number[]; y: number[]}) => isotonic(x, y),
  rogan_gladen: ({conf, ...known}: JudgedRate & Level) => asCase(roganGladen(known, {level: conf}), "theta"),
  judge_calibration_allocation: ({m, p, specificity_pilot, sensitivity_pilot, m_pilot}: Pilot) =>
    judgeCalibrationAllocation(m, {
      p,
      specificity: specificity_pilot,
      sensitivity: sensitivity_pilot,
      pilot: m_pilot
    }),
  ppi_mean: ({
    y,
    f,
    f_unlabeled,
    lam,
    conf
  }: Level & Record<"y" | "f" | "f_unlabeled", number[]> & {lam: number | "auto"}) =>
    asCase(ppiMean(y, f, f_unlabeled, {lambda: lam, level: conf}), "estimate"),
  active_mean: ({
    y,
    f,
    pi,
    power_tuning,
    conf
  }: Level & {y: (number | null)[]; f: number[]; pi: number[]; power_tuning: boolean}) =>
    asCase(activeMean(y, f, pi, {powerTuning: power_tuning, level: conf}), "estimate")
};
