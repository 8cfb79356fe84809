import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {mcnemar} from "../../../src/statistics/comparison/mcnemar.js";
import {noninferiorityPaired} from "../../../src/statistics/comparison/noninferiority-paired.js";
import {pairedDiffBonettPriceCi} from "../../../src/statistics/comparison/paired-diff-bonett-price-ci.js";
import {pairedDiffScoreCi} from "../../../src/statistics/comparison/paired-diff-score-ci.js";
import {pairedDifference} from "../../../src/statistics/comparison/paired-difference.js";
import {signFlipTest} from "../../../src/statistics/comparison/sign-flip-test.js";
import {known} from "../known.js";

const a = [3.1, 4.2, 2.2, 5.9, 4.4, 3.3, 2.0];
const b = [2.5, 4.4, 1.1, 4.9, 4.1, 3.5, 1.2];
const pairsOf = fc.array(fc.tuple(fc.integer({min: 0, max: 9}), fc.integer({min: 0, max: 9})), {
  minLength: 3,
  maxLength: 30
});
const discordant = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(200))
  .filter(([x, y, rest]) => x + y + rest > 0)
  .map(([x, y, rest]) => [x, y, x + y + rest] as const);

describe("pairedDifference(a, b)", () => {
  it("agrees with scipy", () => {
    const {low, high, t, p} = known(pairedDifference(a, b)); // scipy 1.17.1: ttest_rel(a, b)
    expect(t).toBeCloseTo(2.394207886746403, 10);
    expect(p).toBeCloseTo(0.05371721947958439, 9);
    expect(low).toBeCloseTo(-0.010692082573060535, 9);
    expect(high).toBeCloseTo(0.9821206540016321, 9);
  });

  it("turns its sign when A and B change places, and pairing never hurts when they rise together", () =>
    fc.assert(
      fc.property(pairsOf, (pairs) => {
        const x = pairs.map(([v]) => v);
        const y = pairs.map(([, v]) => v);
        const forth = pairedDifference(x, y);
        const back = pairedDifference(y, x);
        if ("refused" in forth || "refused" in back) return;
        expect(back.value).toBeCloseTo(-forth.value, 10);
        expect(back.low).toBeCloseTo(-(forth.high as number), 10);
        expect(back.p).toBeCloseTo(forth.p, 10);
        if (forth.corr !== null && forth.corr > 0) expect(forth.se).toBeLessThanOrEqual(forth.se_unpaired + 1e-12);
      })
    ));

  it("widens by cluster, and has no correlation when one side is constant", () => {
    const clusters = ["r", "r", "r", "s", "s", "s", "t"];
    expect(known(pairedDifference(a, b, {clusters}))).toMatchObject({df: 2, n_clusters: 3});
    expect(known(pairedDifference([1, 2, 3], [1, 1, 1])).corr).toBeNull();
  });

  it("refuses equal differences but says what they are, and throws on unequal lists", () => {
    expect(pairedDifference([2, 3], [1, 2])).toEqual({refused: "zero_variance", n: 2, diff: 1});
    expect(pairedDifference([], [])).toMatchObject({refused: "n_zero"});
    expect(pairedDifference([1], [0])).toMatchObject({refused: "n_too_small"});
    expect(() => pairedDifference([1, 2], [1])).toThrow("a and b must have the same length, got 2 and 1");
  });
});

describe("mcnemar(b, c)", () => {
  it("agrees with scipy's binomial test, exact and mid", () => {
    const {p_exact, p_mid, chi2} = known(mcnemar(3, 14));
    expect(p_exact).toBeCloseTo(0.012725830078125, 12); // scipy 1.17.1: binomtest(3, 17).pvalue
    expect(p_mid).toBeCloseTo(0.007537841796874994, 12); // less binom.pmf(3, 17, .5)
    expect(chi2).toBeCloseTo(121 / 17, 12);
  });

  it("does not ask which system is A, and mid-p lies below exact p", () =>
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (x, y) => {
        expect(mcnemar(x, y)).toEqual(mcnemar(y, x));
        const {p_exact, p_mid} = known(mcnemar(x, y));
        expect(p_mid).toBeLessThanOrEqual(p_exact);
        expect(p_mid).toBeGreaterThan(0);
        expect(p_exact).toBeLessThanOrEqual(1);
      })
    ));

  it("finds no evidence in no discordant pair, and refuses impossible counts", () => {
    expect(mcnemar(0, 0)).toMatchObject({p_mid: 1, p_exact: 1, chi2: null, flags: ["no_discordant_pairs"]});
    expect(mcnemar(-1, 2)).toMatchObject({refused: "invalid_counts"});
  });
});

describe.each([
  ["pairedDiffScoreCi", pairedDiffScoreCi],
  ["pairedDiffBonettPriceCi", pairedDiffBonettPriceCi]
])("%s(b, c, n)", (_name, interval) => {
  it("is mirrored when A and B change places, and stays in [−1, 1] around the value", () =>
    fc.assert(
      fc.property(discordant, ([x, y, n]) => {
        const forth = known(interval(x, y, n));
        const back = known(interval(y, x, n));
        expect(forth.low).toBeCloseTo(-(back.high as number), 9);
        expect(forth.low).toBeGreaterThanOrEqual(-1);
        expect(forth.high).toBeLessThanOrEqual(1);
        expect(forth.low).toBeLessThanOrEqual(forth.value + 1e-9);
        expect(forth.high).toBeGreaterThanOrEqual(forth.value - 1e-9);
      })
    ));

  it("keeps a width without discordant pairs, and says so", () => {
    const {low, high, flags} = known(interval(0, 0, 50));
    expect(low).toBeLessThan(-0.02);
    expect(high).toBeGreaterThan(0.02);
    expect(flags).toEqual(["no_discordant_pairs"]);
  });

  it("refuses no tasks and more discordant pairs than tasks", () => {
    expect(interval(0, 0, 0)).toMatchObject({refused: "n_zero"});
    expect(interval(3, 3, 5)).toMatchObject({refused: "invalid_counts"});
  });
});

describe("pairedDiffScoreCi(b, c, n)", () => {
  it("without discordant pairs ends where z² = n·Δ/(1 − Δ), by hand", () => {
    // b = c = 0: q̂ = 0 for Δ > 0, so T² = n·Δ/(1 − Δ) and Δ = z²/(n + z²)
    expect(known(pairedDiffScoreCi(0, 0, 50)).high).toBeCloseTo(3.8414588206941 / 53.8414588206941, 9);
  });

  it("still covers something when every task is discordant in one direction", () => {
    const {low, high} = known(pairedDiffScoreCi(10, 0, 10));
    expect(high).toBeCloseTo(1, 9);
    expect(low).toBeGreaterThan(0.3);
    expect(low).toBeLessThan(1);
  });
});

describe("signFlipTest(differences)", () => {
  it("counts by hand: of eight sign patterns of 1, 2, 3 two reach 6", () => {
    expect(known(signFlipTest([1, 2, 3]))).toMatchObject({count: 2, total: 8, p: 0.25, exact: true});
  });

  it("agrees with scipy's paired permutation test", () => {
    const differences = a.map((x, i) => x - (b[i] as number));
    // scipy 1.17.1: permutation_test((a, b), mean difference, permutation_type="samples").pvalue
    expect(known(signFlipTest(differences)).p).toBeCloseTo(0.078125, 12);
  });

  it("does not change with order, sign or unit", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: -9, max: 9}), {minLength: 2, maxLength: 10}), (x) => {
        const p = signFlipTest(x);
        const turned = signFlipTest(x.map((v) => -4 * v).reverse());
        if ("refused" in p) {
          expect(p.refused).toBe("zero_variance");
          return;
        }
        expect(known(turned).p).toBe(p.p);
      })
    ));

  it("draws seeded flips beyond 20 clusters, near the exact answer and never zero", () => {
    const x = Array.from({length: 40}, (_, i) => (i % 3 === 0 ? -1 : 1));
    const {p, exact, total} = known(signFlipTest(x, {seed: 9}));
    // 26 against 14: the exact binomial two-sided p is .0807 (scipy 1.17.1: binomtest(14, 40).pvalue)
    expect(exact).toBe(false);
    expect(total).toBe(10_000);
    expect(Math.abs(p - 0.0807)).toBeLessThan(0.015);
    expect(known(signFlipTest(new Array<number>(40).fill(1), {flips: 99})).p).toBe(0.01);
  });

  it("flips whole clusters, and refuses what cannot be flipped", () => {
    expect(known(signFlipTest([1, 1, 2, 2], {clusters: ["r", "r", "s", "s"]}))).toMatchObject({total: 4, count: 2});
    expect(signFlipTest([])).toMatchObject({refused: "n_zero"});
    expect(signFlipTest([1])).toMatchObject({refused: "n_too_small"});
    expect(signFlipTest([1, 2], {clusters: ["r", "r"]})).toMatchObject({refused: "one_cluster"});
    expect(signFlipTest([0, 0])).toMatchObject({refused: "zero_variance"});
  });
});

describe("noninferiorityPaired(differences, {margin})", () => {
  const noisy = Array.from({length: 40}, (_, i) => (i % 2 === 0 ? 0.3 : -0.3));

  it("gives each of its three verdicts", () => {
    const shifted = (by: number) => noisy.map((d) => d + by);
    expect(known(noninferiorityPaired(shifted(0.1), {margin: 0.1})).decision).toBe("no_regression");
    expect(known(noninferiorityPaired(shifted(-0.1), {margin: 0.1})).decision).toBe("inconclusive");
    expect(known(noninferiorityPaired(shifted(-0.3), {margin: 0.1})).decision).toBe("regression");
  });

  it("clears more easily as the margin grows", () =>
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 1, noNaN: true}),
        fc.double({min: 0.01, max: 1, noNaN: true}),
        (m, more) => {
          const strict = known(noninferiorityPaired(noisy, {margin: m}));
          const lax = known(noninferiorityPaired(noisy, {margin: m + more}));
          expect(lax.p_noninferior).toBeLessThanOrEqual(strict.p_noninferior);
        }
      )
    ));

  it("refuses what has no spread and throws on a margin that is none", () => {
    expect(noninferiorityPaired([0, 0, 0], {margin: 0.1})).toMatchObject({refused: "zero_variance"});
    expect(noninferiorityPaired([], {margin: 0.1})).toMatchObject({refused: "n_zero"});
    expect(() => noninferiorityPaired([0, 1], {margin: 0})).toThrow("margin must be positive, got 0");
  });
});
