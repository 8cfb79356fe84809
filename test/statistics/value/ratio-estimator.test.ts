import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fiellerIcer} from "../../../src/statistics/value/fieller-icer.js";
import {fiellerSet} from "../../../src/statistics/value/fieller-set.js";
import {ratioEstimator} from "../../../src/statistics/value/ratio-estimator.js";
import {known} from "../known.js";

const cost = [0.12, 0.3, 0.22, 0.45, 0.18, 0.6, 0.25, 0.33, 0.41, 0.15];
const done = [1, 1, 1, 0, 1, 0, 1, 1, 1, 1];

describe("ratioEstimator(cost, done)", () => {
  it("divides sums, with the linearised error by hand", () => {
    // 1 + 3 over 1 + 1 = 2; residuals −1, 1; √(2/1 · 2)/2 = 1
    const {value, se} = known(ratioEstimator([1, 3], [1, 1]));
    expect([value, se]).toEqual([2, 1]);
  });

  it("ends where the tested difference meets t", () => {
    // Fieller's promise: at a bound R the mean of c − R·y lies exactly t standard errors from zero.
    const {fieller_low, fieller_high} = known(ratioEstimator(cost, done));
    for (const R of [fieller_low, fieller_high] as number[]) {
      const d = cost.map((c, i) => c - R * (done[i] as number));
      const m = d.reduce((a, b) => a + b, 0) / 10;
      const se = Math.sqrt(d.reduce((a, v) => a + (v - m) ** 2, 0) / 9 / 10);
      expect(Math.abs(m) / se).toBeCloseTo(2.2621571628, 8); // scipy 1.17.1: t.ppf(.975, 9)
    }
  });

  it("scales with the currency and does not depend on order", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({min: 0.01, max: 5, noNaN: true}), fc.boolean()), {minLength: 5, maxLength: 40}),
        (rows) => {
          const c = rows.map(([v]) => v);
          const y = rows.map(([, d]) => Number(d));
          const here = ratioEstimator(c, y);
          const there = ratioEstimator(c.map((v) => 100 * v).reverse(), [...y].reverse());
          if ("refused" in here) {
            expect(there).toMatchObject({refused: here.refused});
            return;
          }
          const {value, low, high} = known(there);
          expect(value / 100).toBeCloseTo(here.value, 6);
          expect((low as number) / 100).toBeCloseTo(here.low as number, 6);
          expect(high === null).toBe(here.high === null);
          expect(here.low as number).toBeLessThanOrEqual(here.value);
          if (here.high !== null) expect(here.high).toBeGreaterThanOrEqual(here.value);
        }
      )
    ));

  it("gives only a lower bound when completions could be none", () => {
    const {high, low, fieller_low, flags, g, value} = known(
      ratioEstimator([0.5, 0.9, 0.7, 1.2, 0.4, 0.8], [0, 1, 0, 0, 0, 0])
    );
    expect(g).toBeGreaterThan(1);
    expect([high, fieller_low]).toEqual([null, null]);
    expect(flags).toEqual(["fieller_unbounded"]);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(value);
  });

  it("sums clusters first: rows of one cluster count once", () => {
    const twice = known(
      ratioEstimator([...cost, ...cost], [...done, ...done], {clusters: [...cost.keys(), ...cost.keys()]})
    );
    const once = known(ratioEstimator(cost, done));
    expect(twice.value).toBeCloseTo(once.value, 12);
    expect(twice.low).toBeCloseTo(once.low as number, 10);
    expect(twice).toMatchObject({n: 20, n_clusters: 10, flags: ["few_clusters", "small_n"]});
  });

  it("refuses no completion, with a floor under the cost of one", () => {
    // 1 − .05^(1/3) = .631597; 2 dollars a task over that
    const refused = ratioEstimator([1, 2, 3], [0, 0, 0]);
    expect(refused).toMatchObject({refused: "no_completions", n: 3});
    expect((refused as {lower_bound: number}).lower_bound).toBeCloseTo(2 / 0.6315968501359612, 9);
  });

  it("refuses nothing, one task, one cluster and no variation; throws on what is no count", () => {
    expect(ratioEstimator([], [])).toMatchObject({refused: "n_zero"});
    expect(ratioEstimator([1], [1])).toMatchObject({refused: "n_too_small"});
    expect(ratioEstimator([1, 2], [1, 1], {clusters: ["a", "a"]})).toMatchObject({refused: "one_cluster"});
    expect(ratioEstimator([2, 2, 2], [1, 1, 1])).toMatchObject({refused: "zero_variance"});
    expect(() => ratioEstimator([1, 2], [1, -1])).toThrow("done must not be negative");
    expect(() => ratioEstimator([1, 2], [1])).toThrow("cost and done must have the same length, got 2 and 1");
  });
});

describe("fiellerIcer(moments) and fiellerSet", () => {
  const moments = {deltaCost: 0.5, deltaEffect: 0.08, varCost: 0.0025, varEffect: 0.0004, cov: 0.0002};

  it("ends where the difference meets z", () => {
    const {low, high} = known(fiellerIcer(moments));
    for (const R of [low, high] as number[]) {
      const gap = moments.deltaCost - R * moments.deltaEffect;
      const se = Math.sqrt(moments.varCost - 2 * R * moments.cov + R * R * moments.varEffect);
      expect(Math.abs(gap) / se).toBeCloseTo(1.959963985, 7);
    }
  });

  it("is unbounded without a clear difference in quality, and refused without any", () => {
    const vague = known(fiellerIcer({...moments, deltaEffect: 0.01}));
    expect(vague).toMatchObject({low: null, high: null, flags: ["fieller_unbounded"]});
    expect(fiellerIcer({...moments, deltaEffect: 0}, {n: 12})).toEqual({refused: "no_variation", n: 12});
    expect(() => fiellerIcer({...moments, varCost: -1})).toThrow("variances must not be negative");
  });

  it("has no lower bound but zero when the cost itself may be zero", () => {
    const set = fiellerSet({numerator: 0.1, denominator: 0.1, varNumerator: 1, varDenominator: 1, cov: 0, quantile: 2});
    expect(set).toMatchObject({low: null, high: null, lowerBound: 0});
  });
});
