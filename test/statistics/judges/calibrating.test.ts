import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {brierDecomposition} from "../../../src/statistics/judges/brier-decomposition.js";
import {ece} from "../../../src/statistics/judges/ece.js";
import {isotonic, isotonicAt} from "../../../src/statistics/judges/isotonic.js";
import {plattAt, plattScaling} from "../../../src/statistics/judges/platt-scaling.js";
import {known} from "../known.js";

const forecasts = fc.array(fc.tuple(fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 1})), {
  minLength: 2,
  maxLength: 40
});

describe("ece(p, y)", () => {
  it("agrees with a case by hand", () => {
    // bins (0, .5] and (.5, 1]: gaps |.2 − .5| and |.9 − 1|, half of the forecasts each
    const result = known(ece([0.2, 0.2, 0.9, 0.9], [0, 1, 1, 1], {bins: 2}));
    expect(result.ece).toBeCloseTo(0.2, 12);
    expect(result.mce).toBeCloseTo(0.3, 12);
    expect(result.bins[0]).toEqual({from: 0, to: 0.5, n: 2, forecast: 0.2, outcome: 0.5});
    expect(result).toMatchObject({low: null, high: null, n: 4});
  });

  it("closes bins on the right, also where decimals do not multiply out", () => {
    const edges = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    const result = known(ece(edges, edges.map(() => 1), {replicates: 0})); // prettier-ignore
    expect(result.bins.map((bin) => bin.n)).toEqual(edges.map(() => 1));
    expect(known(ece([0, 0.05], [0, 0], {replicates: 0})).bins[0]?.n).toBe(2);
    expect(result).toMatchObject({p: null, ece_of_noise: null, ece_debiased: null});
  });

  it("lies in [0, 1], does not depend on order, and takes no noise for error", () => {
    fc.assert(
      fc.property(forecasts, (pairs) => {
        const of = (list: typeof pairs) => known(ece(list.map(([p]) => p / 20), list.map(([, y]) => y), {replicates: 50})); // prettier-ignore
        const result = of(pairs);
        expect(result.ece).toBeLessThanOrEqual(1);
        expect(result.mce).toBeGreaterThanOrEqual(result.ece - 1e-12);
        expect(result.ece_debiased).toBeLessThanOrEqual(result.ece);
        expect(of([...pairs].reverse()).ece).toBeCloseTo(result.ece, 10);
      }),
      {numRuns: 50}
    );
  });

  it("refuses no forecasts; throws on forecasts outside [0, 1]", () => {
    expect(ece([], [])).toEqual({refused: "n_zero", n: 0});
    expect(() => ece([1.2], [1])).toThrow("p[0] must be a share in [0, 1], got 1.2");
    expect(() => ece([0.2], [0.5])).toThrow("y[0] must be 0 or 1, got 0.5");
  });
});

describe("brierDecomposition(p, y)", () => {
  it("agrees with a case by hand", () => {
    // errors .04 .64 .01 .01: mean .175; base rate .75; groups .2 → .5 and .9 → 1
    const result = known(brierDecomposition([0.2, 0.2, 0.9, 0.9], [0, 1, 1, 1]));
    expect(result.brier).toBeCloseTo(0.175, 12);
    expect(result.reliability).toBeCloseTo((0.09 + 0.01) / 2, 12);
    expect(result.resolution).toBeCloseTo(0.0625, 12);
    expect(result.uncertainty).toBeCloseTo(0.1875, 12);
  });

  it("adds up: brier = reliability − resolution + uncertainty", () => {
    fc.assert(
      fc.property(forecasts, (pairs) => {
        const r = known(brierDecomposition(pairs.map(([p]) => p / 20), pairs.map(([, y]) => y))); // prettier-ignore
        expect(r.reliability - r.resolution + r.uncertainty).toBeCloseTo(r.brier, 10);
        expect(Number.isFinite(r.log_loss)).toBe(true);
      })
    );
  });

  it("gives no bounds where errors do not vary; refuses no forecasts", () => {
    expect(known(brierDecomposition([1, 0], [1, 0]))).toMatchObject({brier: 0, low: null, high: null});
    expect(known(brierDecomposition([0.3], [1]))).toMatchObject({low: null, high: null, n: 1});
    expect(brierDecomposition([], [])).toEqual({refused: "n_zero", n: 0});
  });
});

describe("plattScaling(score, y)", () => {
  it("agrees with a case by hand", () => {
    const fit = known(plattScaling([0, 0, 1, 1], [0, 1, 1, 1]));
    // two scores, so the curve passes through the mean targets. Targets: 4/5 for yes, 1/3 for no: means (1/3 + 4/5)/2 at 0, 4/5 at 1
    expect(plattAt(fit, 0)).toBeCloseTo((1 / 3 + 4 / 5) / 2, 9);
    expect(plattAt(fit, 1)).toBeCloseTo(0.8, 9);
  });

  it("stays finite where scores separate the classes, and follows a change of unit", () => {
    const [score, y] = [[1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1]]; // prettier-ignore
    const fit = known(plattScaling(score, y));
    expect(fit.slope).toBeLessThan(5);
    const scaled = known(plattScaling(score.map((s) => 100 * s + 7), y)); // prettier-ignore
    expect(scaled.slope * 100).toBeCloseTo(fit.slope, 8);
    expect(plattAt(scaled, 307)).toBeCloseTo(plattAt(fit, 3), 8);
  });

  it("turns its sign when yes and no are exchanged", () => {
    const [score, y] = [[1, 5, 2, 8, 3, 4], [0, 1, 1, 1, 0, 0]]; // prettier-ignore
    expect(known(plattScaling(score, y.map((one) => 1 - one))).slope).toBeCloseTo(-known(plattScaling(score, y)).slope, 8); // prettier-ignore
  });

  it("refuses no units, one class and equal scores", () => {
    expect(plattScaling([], [])).toEqual({refused: "n_zero", n: 0});
    expect(plattScaling([1, 2], [1, 1])).toEqual({refused: "one_class_only", n: 2});
    expect(plattScaling([0.3, 0.3], [0, 1])).toEqual({refused: "zero_variance", n: 2});
  });
});

describe("isotonic(x, y)", () => {
  it("agrees with a case by hand and with scipy", () => {
    expect(isotonic([1, 2, 3], [1, 3, 2]).fitted).toEqual([1, 2.5, 2.5]);
    // scipy 1.17.1: isotonic_regression([1,3,2,4,3.5,6,5], weights=[1,1,3,1,2,1,1])
    const {fitted} = isotonic([1, 2, 3, 4, 5, 6, 7], [1, 3, 2, 4, 3.5, 6, 5], {weights: [1, 1, 3, 1, 2, 1, 1]});
    [1, 2.25, 2.25, 3.66666667, 3.66666667, 5.5, 5.5].forEach((want, i) => expect(fitted[i]).toBeCloseTo(want, 8));
  });

  it("rises, keeps the mean, gives equal scores one value, and is its own fit", () => {
    const points = fc.array(fc.tuple(fc.integer({min: 0, max: 9}), fc.integer({min: -20, max: 20})), {
      minLength: 1,
      maxLength: 30
    });
    fc.assert(
      fc.property(points, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const {fitted, steps} = isotonic(x, y);
        const sum = (list: number[]) => list.reduce((s, v) => s + v, 0);
        expect(sum(fitted)).toBeCloseTo(sum(y), 8);
        for (let i = 0; i < x.length; i++)
          for (let j = 0; j < x.length; j++)
            if (x[i]! <= x[j]!) expect(fitted[i]!).toBeLessThanOrEqual(fitted[j]! + 1e-9);
        isotonic(x, fitted).fitted.forEach((value, i) => expect(value).toBeCloseTo(fitted[i]!, 8));
        x.forEach((one, i) => expect(isotonicAt(steps, one)).toBeCloseTo(fitted[i]!, 9));
      })
    );
  });

  it("is level beyond the ends and straight between steps", () => {
    const {steps} = isotonic([0, 1, 3], [0, 0, 1]);
    expect([-5, 0.5, 2, 9].map((x) => isotonicAt(steps, x))).toEqual([0, 0, 0.5, 1]);
  });

  it("is empty without data, throws on weights that are none", () => {
    expect(isotonic([], [])).toEqual({fitted: [], steps: []});
    expect(() => isotonic([1], [1], {weights: [0]})).toThrow("weights[0] must be above 0, got 0");
    expect(() => isotonicAt([], 1)).toThrow("an isotonic curve needs at least one step, got none");
  });
});
