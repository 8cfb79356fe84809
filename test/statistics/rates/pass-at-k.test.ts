import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {betaBinomialFit} from "../../../src/statistics/rates/beta-binomial-fit.js";
import {passAtKBetaBinomial} from "../../../src/statistics/rates/pass-at-k-beta-binomial.js";
import {passAtKDataset, type TaskCounts} from "../../../src/statistics/rates/pass-at-k-dataset.js";
import {passAtK, passHatK} from "../../../src/statistics/rates/pass-at-k.js";
import {known} from "../known.js";

/** n attempts, c of them passed, and k of them drawn. */
const draw = fc
  .integer({min: 1, max: 40})
  .chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n), fc.integer({min: 1, max: n})));

describe("passAtK(passes, n, {k}) and passHatK(passes, n, {k})", () => {
  it("agree with counting the pairs of four attempts, two passed", () => {
    // of 6 pairs one holds no pass and one holds two
    expect(known(passAtK(2, 4, {k: 2})).value).toBeCloseTo(5 / 6, 14);
    expect(known(passHatK(2, 4, {k: 2})).value).toBeCloseTo(1 / 6, 14);
  });

  it("are both the pass rate at k = 1, and mirror each other", () =>
    fc.assert(
      fc.property(draw, ([c, n, k]) => {
        expect(known(passAtK(c, n, {k: 1})).value).toBeCloseTo(c / n, 10);
        expect(known(passHatK(c, n, {k: 1})).value).toBeCloseTo(c / n, 10);
        // no k all failing is the other side of some passing
        expect(known(passAtK(c, n, {k})).value).toBeCloseTo(1 - known(passHatK(n - c, n, {k})).value, 10);
      })
    ));

  it("move in opposite directions as k grows", () =>
    fc.assert(
      fc.property(draw, ([c, n, k]) => {
        fc.pre(k < n);
        expect(known(passAtK(c, n, {k: k + 1})).value).toBeGreaterThanOrEqual(known(passAtK(c, n, {k})).value - 1e-12);
        expect(known(passHatK(c, n, {k: k + 1})).value).toBeLessThanOrEqual(known(passHatK(c, n, {k})).value + 1e-12);
      })
    ));

  it("refuse k above n even when nothing passed, no attempts, and impossible counts; throw on a k that is none", () => {
    for (const f of [passAtK, passHatK]) {
      expect(f(0, 3, {k: 5})).toEqual({refused: "k_gt_n", n: 3});
      expect(f(0, 0, {k: 1})).toMatchObject({refused: "n_zero"});
      expect(f(4, 3, {k: 1})).toMatchObject({refused: "invalid_counts"});
      expect(() => f(1, 3, {k: 0})).toThrow("k must be a whole number from 1, got 0");
    }
  });
});

describe("passAtKDataset(tasks, {k})", () => {
  const tasks: TaskCounts[] = [
    [4, 0],
    [4, 2],
    [4, 4]
  ];

  it("averages tasks, not attempts", () => {
    // 0, 5/6, 1: mean 11/18
    const {value, n, df} = known(passAtKDataset(tasks, {k: 2}));
    expect(value).toBeCloseTo(11 / 18, 14);
    expect([n, df]).toEqual([3, 2]);
    // 0, 1/6, 1: mean 7/18
    expect(known(passAtKDataset(tasks, {k: 2, statistic: "all"})).value).toBeCloseTo(7 / 18, 14);
    // the second task tried ten times as often weighs no more
    expect(
      known(
        passAtKDataset(
          [
            [40, 20],
            [4, 0],
            [4, 4]
          ],
          {k: 1}
        )
      ).value
    ).toBeCloseTo(0.5, 14);
  });

  it("refuses tasks with too few attempts unless told to drop them, and counts those", () => {
    const short: TaskCounts[] = [...tasks, [1, 1]];
    expect(passAtKDataset(short, {k: 2})).toMatchObject({refused: "k_gt_n"});
    expect(known(passAtKDataset(short, {k: 2, dropShort: true}))).toMatchObject({n: 3, tasks_dropped: 1});
    expect(passAtKDataset([[1, 1]], {k: 2, dropShort: true})).toMatchObject({refused: "k_gt_n"});
  });

  it("widens when tasks share a repository, and keeps labels beside their tasks when some are dropped", () => {
    const alike: TaskCounts[] = [
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 1],
      [2, 1],
      [2, 1],
      [1, 1]
    ];
    const clusters = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d"];
    const alone = known(passAtKDataset(alike, {k: 2, dropShort: true}));
    const together = known(passAtKDataset(alike, {k: 2, dropShort: true, clusters}));
    expect(together.se as number).toBeGreaterThan(alone.se as number);
    expect(together.n_clusters).toBe(3);
  });

  it("says when repeated attempts never differed", () => {
    expect(known(passAtKDataset(tasks, {k: 1})).attempts_identical).toBe(false);
    expect(
      known(
        passAtKDataset(
          [
            [4, 4],
            [4, 0],
            [4, 4]
          ],
          {k: 1}
        )
      ).attempts_identical
    ).toBe(true);
  });

  it("gives a bounded interval when every task passes, if asked, and refuses otherwise", () => {
    const all: TaskCounts[] = [
      [2, 2],
      [2, 2],
      [2, 2]
    ];
    expect(passAtKDataset(all, {k: 1})).toMatchObject({refused: "zero_variance"});
    expect(known(passAtKDataset(all, {k: 1, bounded: true}))).toMatchObject({value: 1, high: 1});
    expect(passAtKDataset([], {k: 1})).toMatchObject({refused: "n_zero"});
    expect(passAtKDataset([[2, 1]], {k: 1})).toMatchObject({refused: "n_too_small"});
  });
});

describe("betaBinomialFit(tasks)", () => {
  const tasks: TaskCounts[] = [0, 3, 10, 7, 1, 5, 9, 2].map((c) => [10, c] as const);

  it("agrees with scipy's beta-binomial likelihood", () => {
    // scipy 1.17.1: minimize(−Σ betabinom.logpmf(c, 10, a, b), method="Nelder-Mead")
    const {alpha, beta} = known(betaBinomialFit(tasks));
    expect(alpha).toBeCloseTo(0.64970112, 4);
    expect(beta).toBeCloseTo(0.72013646, 4);
  });

  it("refuses what says nothing of differences between tasks", () => {
    expect(betaBinomialFit([])).toMatchObject({refused: "n_zero"});
    expect(
      betaBinomialFit([
        [5, 1],
        [5, 2]
      ])
    ).toMatchObject({refused: "n_too_small"});
    expect(
      betaBinomialFit([
        [1, 1],
        [1, 0],
        [1, 1]
      ])
    ).toMatchObject({refused: "n_too_small"});
    expect(
      betaBinomialFit([
        [3, 3],
        [3, 3],
        [3, 3]
      ])
    ).toMatchObject({refused: "no_variation"});
    expect(
      betaBinomialFit([
        [3, 4],
        [3, 3],
        [3, 3]
      ])
    ).toMatchObject({refused: "invalid_counts"});
  });
});

describe("passAtKBetaBinomial(passes, n, {k, alpha, beta})", () => {
  it("agrees with scipy", () => {
    // scipy 1.17.1: 1 − betabinom.pmf(0, 7, .8 + 2, 1.3 + 6 − 2)
    const {value, flags} = known(passAtKBetaBinomial(2, 6, {k: 7, alpha: 0.8, beta: 1.3}));
    expect(value).toBeCloseTo(0.8814314671788192, 10);
    expect(flags).toEqual(["model_based"]);
  });

  it("is the posterior mean at k = 1 and grows with k", () =>
    fc.assert(
      fc.property(draw, ([c, n, k]) => {
        const at = (j: number) => known(passAtKBetaBinomial(c, n, {k: j, alpha: 0.5, beta: 0.5})).value;
        expect(at(1)).toBeCloseTo((c + 0.5) / (n + 1), 10);
        expect(at(k + 1)).toBeGreaterThanOrEqual(at(k));
      })
    ));

  it("refuses to reach beyond five times the attempts made", () => {
    expect(passAtKBetaBinomial(0, 5, {k: 26, alpha: 1, beta: 1})).toMatchObject({refused: "k_gt_n"});
    expect(() => passAtKBetaBinomial(0, 5, {k: 2, alpha: 0, beta: 1})).toThrow("alpha and beta must be positive");
  });
});
