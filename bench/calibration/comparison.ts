import {benjaminiHochberg, benjaminiYekutieli, holm} from "../../src/statistics/comparison/adjusted-p.js";
import {cmh, type TwoByTwo} from "../../src/statistics/comparison/cmh.js";
import {eBh} from "../../src/statistics/comparison/e-bh.js";
import {mcnemar} from "../../src/statistics/comparison/mcnemar.js";
import {newcombeDiffCi} from "../../src/statistics/comparison/newcombe-diff-ci.js";
import {noninferiorityPaired} from "../../src/statistics/comparison/noninferiority-paired.js";
import {pairedDiffBonettPriceCi} from "../../src/statistics/comparison/paired-diff-bonett-price-ci.js";
import {pairedDiffScoreCi} from "../../src/statistics/comparison/paired-diff-score-ci.js";
import {pairedDifference} from "../../src/statistics/comparison/paired-difference.js";
import {powerPairedN} from "../../src/statistics/comparison/power-paired-n.js";
import {signFlipTest} from "../../src/statistics/comparison/sign-flip-test.js";
import {stratifiedDifference} from "../../src/statistics/comparison/stratified-difference.js";
import {welchDifference} from "../../src/statistics/comparison/welch-difference.js";
import {pFromZ} from "../../src/statistics/distributions.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {binomial, count, covers, normal, times} from "./draws.js";

/** Discordant counts among n tasks. */
function discordant(random: Random, n: number, onlyA: number, onlyB: number): {b: number; c: number} {
  let b = 0;
  let c = 0;
  for (let i = 0; i < n; i++) {
    const u = random();
    if (u < onlyA) b++;
    else if (u < onlyA + onlyB) c++;
  }
  return {b, c};
}

/** Scores of n tasks for two systems that share the difficulty of each task and differ by delta on average. */
function pairs(random: Random, n: number, delta: number): {a: number[]; b: number[]} {
  const hardness = times(n, () => normal(random));
  return {
    a: hardness.map((h) => h + 0.5 * normal(random) + delta),
    b: hardness.map((h) => h + 0.5 * normal(random))
  };
}

/** A 2×2 stratum of two runs with the same odds of passing. */
const stratum = (random: Random, n: number, p: number): TwoByTwo => {
  const a = binomial(random, n, p);
  const c = binomial(random, n, p);
  return [
    [a, n - a],
    [c, n - c]
  ];
};

/** P-values of 20 tests without effect. */
const nullFamily = (random: Random): number[] => times(20, () => pFromZ(normal(random)));

export const calibrations: Calibration[] = [
  {
    method: "pairedDifference",
    what: "covers a difference of .1 over 30 tasks with shared difficulty",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {a, b} = pairs(random, 30, 0.1);
        return covers(pairedDifference(a, b), 0.1);
      })
  },
  {
    method: "welchDifference",
    what: "covers a difference of .5, 15 and 40 tasks, standard deviations 1 and 3",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const a = times(15, () => 0.5 + normal(random));
        const b = times(40, () => 3 * normal(random));
        return covers(welchDifference(a, b), 0.5);
      })
  },
  {
    method: "newcombeDiffCi",
    what: "covers .9 − .7 at 40 and 60 tasks",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const a = {passes: binomial(random, 40, 0.9), n: 40};
        const b = {passes: binomial(random, 60, 0.7), n: 60};
        return covers(newcombeDiffCi(a, b), 0.9 - 0.7);
      })
  },
  {
    method: "mcnemar",
    what: "mid-p rejects equal systems at .05, 60 tasks, discordance .3",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const {b, c} = discordant(random, 60, 0.15, 0.15);
        const result = mcnemar(b, c);
        return !isRefusal(result) && result.p_mid <= 0.05;
      })
  },
  {
    method: "pairedDiffScoreCi",
    what: "covers a difference of .15 at 30 tasks, discordances .25 and .10",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {b, c} = discordant(random, 30, 0.25, 0.1);
        return covers(pairedDiffScoreCi(b, c, 30), 0.25 - 0.1);
      })
  },
  {
    method: "pairedDiffBonettPriceCi",
    what: "covers a difference of .15 at 30 tasks, discordances .25 and .10",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {b, c} = discordant(random, 30, 0.25, 0.1);
        return covers(pairedDiffBonettPriceCi(b, c, 30), 0.25 - 0.1);
      })
  },
  {
    method: "signFlipTest",
    what: "rejects equal systems at .05, 12 tasks with heavy tails",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const result = signFlipTest(times(12, () => normal(random) ** 3));
        return !isRefusal(result) && result.p <= 0.05;
      })
  },
  {
    method: "powerPairedN",
    what: "a t test with the planned number of tasks finds a difference of .2 (variance .5)",
    nominal: 0.8,
    run: (random, replicates) => {
      const {n_ceil} = powerPairedN(0.2, {omega2: 0.5});
      return count(replicates, () => {
        const {a, b} = pairs(random, n_ceil, 0.2);
        const result = pairedDifference(a, b);
        return !isRefusal(result) && result.p <= 0.05;
      });
    }
  },
  {
    method: "holm",
    what: "any false alarm among 20 tests without effect",
    nominal: 0.05,
    run: (random, replicates) => count(replicates, () => holm(nullFamily(random)).rejected > 0)
  },
  {
    method: "benjaminiHochberg",
    what: "any false alarm among 20 independent tests without effect, where that equals its rate of false findings",
    nominal: 0.05,
    run: (random, replicates) => count(replicates, () => benjaminiHochberg(nullFamily(random)).rejected > 0)
  },
  {
    method: "benjaminiYekutieli",
    what: "any false alarm among 20 tests without effect that share one common cause; by design far below .05",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const common = normal(random);
        const p = times(20, () => pFromZ(Math.SQRT1_2 * (common + normal(random))));
        return benjaminiYekutieli(p).rejected > 0;
      })
  },
  {
    method: "eBh",
    what: "any false alarm among 20 dependent likelihood ratios without effect; by design far below .05",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const common = normal(random);
        const e = times(20, () => Math.exp(2 * Math.SQRT1_2 * (common + normal(random)) - 2));
        return eBh(e).k > 0;
      })
  },
  {
    method: "noninferiorityPaired",
    what: "clears a system that is worse by exactly the margin, 40 tasks",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const result = noninferiorityPaired(
          times(40, () => normal(random) - 0.2),
          {margin: 0.2}
        );
        return !isRefusal(result) && result.decision === "no_regression";
      })
  },
  {
    method: "stratifiedDifference",
    what: "covers a weighted difference over three strata with known errors",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const truth = [0.1, -0.05, 0.2];
        const se = [0.02, 0.05, 0.1];
        const diff = truth.map((d, h) => d + (se[h] as number) * normal(random));
        return covers(stratifiedDifference(diff, se, {weights: [0.5, 0.3, 0.2]}), 0.05 - 0.015 + 0.04);
      })
  },
  {
    method: "cmh",
    what: "the common odds ratio's interval covers 1 over four strata of 2 × 30 with pass rates .3 to .8",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => covers(cmh([0.3, 0.5, 0.65, 0.8].map((p) => stratum(random, 30, p))), 1))
  }
];
