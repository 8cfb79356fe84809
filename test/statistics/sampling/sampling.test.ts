import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {neymanAllocation, pilotSpread} from "../../../src/statistics/sampling/neyman-allocation.js";
import {reviewProbabilities} from "../../../src/statistics/sampling/review-probabilities.js";
import {stratifiedMean} from "../../../src/statistics/sampling/stratified-mean.js";
import {known} from "../known.js";

const strata = fc.array(fc.tuple(fc.integer({min: 1, max: 300}), fc.integer({min: 0, max: 10})), {
  minLength: 1,
  maxLength: 6
});

describe("neymanAllocation(sizes, spreads, {n})", () => {
  it("agrees with a case by hand", () => {
    // N·S = 200, 100: two thirds and one third of 30
    expect(neymanAllocation([400, 400], [0.5, 0.25], {n: 30})).toEqual({n: [20, 10], raw: [20, 10]});
    // at four times the cost a stratum gets half as much: 200 to 100/2 · 2
    expect(neymanAllocation([400, 400], [0.5, 0.5], {n: 30, cost: [1, 4]})).toMatchObject({n: [20, 10]});
  });

  it("spends the budget, within the size and the minimum of each stratum", () => {
    fc.assert(
      fc.property(strata, fc.integer({min: 0, max: 500}), (list, n) => {
        const sizes = list.map(([size]) => size);
        const plan = neymanAllocation(sizes, list.map(([, s]) => s / 10), {n, minPerStratum: 2}); // prettier-ignore
        if ("refused" in plan) return;
        expect(plan.n.reduce((sum, k) => sum + k, 0)).toBe(
          Math.min(
            n,
            sizes.reduce((sum, k) => sum + k, 0)
          )
        );
        plan.n.forEach((k, h) => {
          expect(Number.isInteger(k)).toBe(true);
          expect(k).toBeLessThanOrEqual(sizes[h]!);
          expect(k).toBeGreaterThanOrEqual(Math.min(2, sizes[h]!));
        });
      })
    );
  });

  it("keeps the minimum of a stratum without spread out of what the others may fill", () => {
    // 467 units and 466 reviews: the one left out is of a stratum with more than its minimum, by hand
    const plan = neymanAllocation([116, 2, 86, 263], [1, 0, 1, 1], {n: 466});
    expect(plan).toMatchObject({n: [116, 2, 86, 262]});
  });

  it("gives what a small stratum cannot use to the others, also to one without spread", () => {
    expect(neymanAllocation([10, 100], [0.5, 0], {n: 40, minPerStratum: 0})).toMatchObject({n: [10, 30]});
    expect(neymanAllocation([10, 20], [0.5, 0.5], {n: 99})).toEqual({n: [10, 20], raw: [10, 20]});
  });

  it("refuses a budget below the minimum, no spread at all and no units", () => {
    expect(neymanAllocation([50, 50], [0.5, 0.5], {n: 9})).toEqual({refused: "n_too_small", n: 9});
    expect(neymanAllocation([50, 50], [0, 0], {n: 20})).toEqual({refused: "zero_variance", n: 20});
    expect(neymanAllocation([], [], {n: 20})).toEqual({refused: "n_zero", n: 0});
    expect(() => neymanAllocation([50], [-1], {n: 20})).toThrow("spreads[0] must be at least 0, got -1");
  });
});

describe("pilotSpread(passes, n)", () => {
  it("is never 0 and at most one half", () => {
    expect(pilotSpread(0, 0)).toBe(0.5);
    expect(pilotSpread(0, 8)).toBeCloseTo(Math.sqrt(0.1 * 0.9), 12); // (0 + 1)/(8 + 2) = .1
    expect(() => pilotSpread(3, 2)).toThrow("passes must be at most n, got 3 of 2");
  });
});

describe("stratifiedMean(sizes, samples)", () => {
  it("agrees with a case by hand and with scipy", () => {
    // 2/3·.8 + 1/3·.25 = .61667; t with Satterthwaite's 6.38117 df from scipy 1.17.1
    const result = known(stratifiedMean([100, 50], [[1, 0, 1, 1, 1], [0, 0, 1, 0]])); // prettier-ignore
    expect(result.value).toBeCloseTo(0.8 * (2 / 3) + 0.25 / 3, 12);
    expect(result.df).toBeCloseTo(6.38117450355598, 9);
    expect(result.low).toBeCloseTo(0.2486795570124289, 8);
    expect(result.high).toBeCloseTo(0.9846537763209045, 8);
  });

  it("moves with shift and scale, and not with the order of strata", () => {
    const sample = fc.array(fc.integer({min: -9, max: 9}), {minLength: 2, maxLength: 8});
    fc.assert(
      fc.property(fc.array(sample, {minLength: 1, maxLength: 4}), (samples) => {
        const sizes = samples.map((s, h) => s.length + 10 * (h + 1));
        const one = known(stratifiedMean(sizes, samples));
        const moved = known(stratifiedMean([...sizes].reverse(), [...samples].reverse().map((s) => s.map((x) => 2 * x + 1)))); // prettier-ignore
        expect(moved.value).toBeCloseTo(2 * one.value + 1, 8);
        expect(moved.se).toBeCloseTo(2 * one.se, 8);
      })
    );
  });

  it("has no error where everything was seen, and no bounds where nothing varied but not all was seen", () => {
    expect(known(stratifiedMean([2, 1], [[1, 0], [1]]))).toMatchObject({se: 0, method: "census", low: 2 / 3, high: 2 / 3}); // prettier-ignore
    const flat = known(stratifiedMean([50, 50], [[1, 1], [1, 1]])); // prettier-ignore
    expect(flat).toMatchObject({value: 1, se: 0, low: null, high: null, flags: ["small_n", "unbounded_side"]});
  });

  it("refuses lone verdicts, more verdicts than units, and no units", () => {
    expect(stratifiedMean([10, 10], [[1, 0], [1]])).toEqual({refused: "stratum_n_lt_2", n: 3}); // prettier-ignore
    expect(stratifiedMean([10, 10], [[1, 0], []])).toEqual({refused: "stratum_n_lt_2", n: 2}); // prettier-ignore
    expect(stratifiedMean([2], [[1, 0, 1]])).toEqual({refused: "invalid_counts", n: 3});
    expect(stratifiedMean([], [])).toEqual({refused: "n_zero", n: 0});
    expect(() => stratifiedMean([5], [])).toThrow("must have the same length, got 1 and 0");
  });
});

describe("reviewProbabilities(error, {budget})", () => {
  it("agrees with a case by hand", () => {
    // roots 1 and 3: .8·(1/4) + .1 = .3 and .8·(3/4) + .1 = .7 of a budget of 1
    const [a, b] = reviewProbabilities([1, 9], {budget: 1});
    expect(a).toBeCloseTo(0.3, 9);
    expect(b).toBeCloseTo(0.7, 9);
  });

  it("adds up to the budget unless the floor asks for more, and keeps the order of errors", () => {
    const errors = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 2, maxLength: 40});
    fc.assert(
      fc.property(errors, fc.double({min: 0.05, max: 1, noNaN: true}), (error, share) => {
        const budget = Math.max(1, share * error.length);
        const chance = reviewProbabilities(error, {budget});
        const sum = chance.reduce((s, p) => s + p, 0);
        expect(sum).toBeCloseTo(Math.max(budget, 0.05 * error.length), 6);
        chance.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual(0.05);
          expect(p).toBeLessThanOrEqual(1);
          error.forEach((e, j) => e <= error[i]! && expect(chance[j]!).toBeLessThanOrEqual(p + 1e-9));
        });
      })
    );
  });

  it("throws on a budget that cannot be and on errors below 0", () => {
    expect(() => reviewProbabilities([1, 1], {budget: 3})).toThrow("budget must be between 1 and the 2 units, got 3");
    expect(() => reviewProbabilities([1, -1], {budget: 1})).toThrow(
      "expected squared error 1 must be at least 0, got -1"
    );
  });
});
