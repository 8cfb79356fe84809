import {benjaminiHochberg, benjaminiYekutieli, holm} from "../../../src/statistics/comparison/adjusted-p.js";
import {cmh, type TwoByTwo} from "../../../src/statistics/comparison/cmh.js";
import {eBh} from "../../../src/statistics/comparison/e-bh.js";
import {mcnemar} from "../../../src/statistics/comparison/mcnemar.js";
import {nForWilsonHalfwidth} from "../../../src/statistics/comparison/n-for-wilson-halfwidth.js";
import {newcombeDiffCi} from "../../../src/statistics/comparison/newcombe-diff-ci.js";
import {noninferiorityPaired} from "../../../src/statistics/comparison/noninferiority-paired.js";
import {pairedDiffBonettPriceCi} from "../../../src/statistics/comparison/paired-diff-bonett-price-ci.js";
import {pairedDiffScoreCi} from "../../../src/statistics/comparison/paired-diff-score-ci.js";
import {pairedDifference} from "../../../src/statistics/comparison/paired-difference.js";
import {mdePaired, powerPairedN} from "../../../src/statistics/comparison/power-paired-n.js";
import {signFlipTest} from "../../../src/statistics/comparison/sign-flip-test.js";
import {stratifiedDifference} from "../../../src/statistics/comparison/stratified-difference.js";
import {welchDifference} from "../../../src/statistics/comparison/welch-difference.js";
import {asCase} from "./case.js";

type Named<K extends string> = Record<K, number>;
type Plan = Named<"omega2" | "sigma2_a" | "sigma2_b" | "k_a" | "k_b" | "alpha" | "power">;

interface TwoSamples {
  a: number[];
  b: number[];
  conf: number;
}
interface Family {
  p: number[];
  alpha: number;
}

const plan = ({omega2, sigma2_a, sigma2_b, k_a, k_b, alpha, power}: Plan) => ({
  omega2,
  sigma2A: sigma2_a,
  sigma2B: sigma2_b,
  kA: k_a,
  kB: k_b,
  alpha,
  power
});

export const runners = {
  paired_difference: ({a, b, conf}: TwoSamples) => {
    const result = pairedDifference(a, b, {level: conf});
    // A refusal for want of variance still says what the difference is.
    return "refused" in result ? {...asCase(result), diff: result.diff} : asCase(result, "diff");
  },
  welch_difference: ({a, b, conf}: TwoSamples) => asCase(welchDifference(a, b, {level: conf}), "diff"),
  newcombe_diff_ci: ({x1, n1, x2, n2, conf}: Named<"x1" | "n1" | "x2" | "n2" | "conf">) =>
    asCase(newcombeDiffCi({passes: x1, n: n1}, {passes: x2, n: n2}, {level: conf}), "diff"),
  mcnemar: ({b, c}: Named<"b" | "c">) => asCase(mcnemar(b, c)),
  paired_diff_score_ci: ({b, c, n, conf}: Named<"b" | "c" | "n" | "conf">) =>
    asCase(pairedDiffScoreCi(b, c, n, {level: conf}), "diff"),
  paired_diff_bonett_price_ci: ({b, c, n, conf}: Named<"b" | "c" | "n" | "conf">) =>
    asCase(pairedDiffBonettPriceCi(b, c, n, {level: conf}), "diff"),
  sign_flip_test: ({diffs, clusters}: {diffs: number[]; clusters?: string[]}) =>
    asCase(signFlipTest(diffs, clusters ? {clusters} : {})),
  power_paired_n: ({delta, ...rest}: Plan & Named<"delta">) => ({...powerPairedN(delta, plan(rest))}),
  mde_paired: ({n, ...rest}: Plan & Named<"n">) => ({...mdePaired(n, plan(rest))}),
  n_for_wilson_halfwidth: ({halfwidth, p, conf}: Named<"halfwidth" | "p" | "conf">) => ({
    ...nForWilsonHalfwidth(halfwidth, {p, level: conf})
  }),
  holm: ({p, alpha}: Family) => ({...holm(p, {alpha})}),
  benjamini_hochberg: ({p, alpha}: Family) => ({...benjaminiHochberg(p, {alpha})}),
  benjamini_yekutieli: ({p, alpha}: Family) => ({...benjaminiYekutieli(p, {alpha})}),
  e_bh: ({e, alpha}: {e: number[]; alpha: number}) => ({...eBh(e, {alpha})}),
  noninferiority_paired: ({diffs, margin, conf}: {diffs: number[]; margin: number; conf: number}) => {
    const {low_one_sided, high_one_sided, ...rest} = asCase(noninferiorityPaired(diffs, {margin, level: conf}), "mean");
    return {...rest, lo_one_sided: low_one_sided, hi_one_sided: high_one_sided};
  },
  stratified_difference: ({diff, se, weights, conf}: {diff: number[]; se: number[]; weights: number[]; conf: number}) =>
    asCase(stratifiedDifference(diff, se, {weights, level: conf}), "estimate"),
  cmh: ({tables, conf}: {tables: TwoByTwo[]; conf?: number}) => {
    const {lo, hi, ...rest} = asCase(cmh(tables, {level: conf}), "common_or");
    return {...rest, or_lo: lo, or_hi: hi};
  }
};
