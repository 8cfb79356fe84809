import {asymptoticCs} from "../../../src/statistics/drift/asymptotic-cs.js";
import {bettingEprocess} from "../../../src/statistics/drift/betting-eprocess.js";
import {cusumTabular} from "../../../src/statistics/drift/cusum-tabular.js";
import {eDetector} from "../../../src/statistics/drift/e-detector.js";
import {ewmaChart} from "../../../src/statistics/drift/ewma-chart.js";
import {exceedanceEprocess} from "../../../src/statistics/drift/exceedance-eprocess.js";
import {ksTwoSample} from "../../../src/statistics/drift/ks-two-sample.js";
import {mannKendall} from "../../../src/statistics/drift/mann-kendall.js";
import {psi} from "../../../src/statistics/drift/psi.js";
import {wasserstein1d} from "../../../src/statistics/drift/wasserstein-1d.js";
import {asCase} from "./case.js";

type Numbers<Names extends string> = Record<Names, number>;
interface Series {
  x: number[];
}
interface Samples extends Series {
  y: number[];
}

export const runners = {
  cusum_tabular: ({x, target, k, h}: Series & Numbers<"target" | "k" | "h">) => asCase(cusumTabular(x, {target, k, h})),
  ewma_chart: ({x, target, sigma, lambda_, L}: Series & Numbers<"target" | "sigma" | "lambda_" | "L">) =>
    asCase(ewmaChart(x, {target, sigma, lambda: lambda_, width: L})),
  betting_eprocess: ({x, null_mean, lambdas}: Series & {null_mean: number; lambdas: number[]}) =>
    asCase(bettingEprocess(x, {nullMean: null_mean, lambdas})),
  e_detector: ({x, null_mean, lambda_, kind}: Series & Numbers<"null_mean" | "lambda_"> & {kind: "sr" | "cusum"}) =>
    asCase(eDetector(x, {nullMean: null_mean, lambda: lambda_, kind})),
  exceedance_eprocess: ({exceed, n, p0, a, b}: Numbers<"exceed" | "n" | "p0" | "a" | "b">) =>
    asCase(exceedanceEprocess(exceed, n, {p0, a, b})),
  asymptotic_cs: ({mean, sd, t, rho, alpha}: Numbers<"mean" | "sd" | "t" | "rho" | "alpha">) =>
    asCase(asymptoticCs({mean, sd, t}, {rho, alpha})),
  mann_kendall: ({x}: Series) => asCase(mannKendall(x)),
  psi: ({reference, current}: {reference: number[]; current: number[]}) => asCase(psi(reference, current), "psi"),
  ks_two_sample: ({x, y}: Samples) => asCase(ksTwoSample(x, y)),
  wasserstein_1d: ({x, y}: Samples) => asCase(wasserstein1d(x, y))
};
