import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cusumTabular} from "../../../src/statistics/drift/cusum-tabular.js";
import {ewmaChart} from "../../../src/statistics/drift/ewma-chart.js";
import {mannKendall} from "../../../src/statistics/drift/mann-kendall.js";
import {isRefusal, refuse} from "../../../src/statistics/estimate.js";
import {known} from "../known.js";

const series = fc.array(fc.integer({min: -20, max: 20}), {minLength: 3, maxLength: 30});

describe("cusumTabular(x, options)", () => {
  it("agrees with a case by hand", () => {
    // above: 2 − 0 − .5 = 1.5, then 1.5 + 3 − .5 = 4 > 3, then 4 − 5 − .5 < 0; below: 0, 0, 5 − .5 = 4.5
    const result = cusumTabular([2, 3, -5], {target: 0, k: 0.5, h: 3});
    expect(result).toEqual({upper: [1.5, 4, 0], lower: [0, 0, 4.5], alarm_index: 1});
  });

  it("swaps its sums when the series is mirrored, and says nothing of an empty one", () => {
    fc.assert(
      fc.property(series, (x) => {
        const one = cusumTabular(x, {target: 0, k: 0.5, h: 4});
        const other = cusumTabular(
          x.map((v) => 0 - v),
          {target: 0, k: 0.5, h: 4}
        );
        expect(other).toEqual({upper: one.lower, lower: one.upper, alarm_index: one.alarm_index});
      })
    );
    expect(cusumTabular([], {target: 0, k: 0.5, h: 4}).alarm_index).toBeNull();
    expect(() => cusumTabular([1], {target: 0, k: -1, h: 4})).toThrow("k must not be negative");
  });
});

describe("ewmaChart(x, options)", () => {
  it("agrees with a case by hand", () => {
    // z = .5·2, then .5·4 + .5·1; limits 3·√(1/3·(1 − 1/4)) = 1.5, then 3·√(1/3·15/16)
    const {z, limit_high, alarm_index} = ewmaChart([2, 4], {target: 0, sigma: 1, lambda: 0.5, width: 3});
    expect(z).toEqual([1, 2.5]);
    expect(limit_high[0]).toBeCloseTo(1.5, 12);
    expect(limit_high[1]).toBeCloseTo(3 * Math.sqrt(15 / 48), 12);
    expect(alarm_index).toBe(1);
  });

  it("refuses nothing but throws on a spread of zero", () => {
    expect(() => ewmaChart([1], {target: 0, sigma: 0})).toThrow("sigma and width must be positive, got 0 and 2.7");
  });
});

describe("mannKendall(x)", () => {
  it("has the slope interval of scipy", () => {
    // scipy 1.17.1: theilslopes(x, arange(10))
    const {value, low, high} = known(mannKendall([0.8, 0.79, 0.8, 0.77, 0.76, 0.78, 0.74, 0.73, 0.75, 0.71]));
    expect(value).toBeCloseTo(-0.01, 12);
    expect(low).toBeCloseTo(-0.01, 12);
    expect(high).toBeCloseTo(-0.00625, 12);
  });

  it("changes sign with the series and with time, and ignores shift", () => {
    fc.assert(
      fc.property(series, (x) => {
        const result = mannKendall(x);
        if (isRefusal(result)) return;
        expect(known(mannKendall(x.map((v) => -v))).S).toBe(0 - result.S);
        expect(known(mannKendall(x.slice().reverse())).S).toBe(0 - result.S);
        expect(known(mannKendall(x.map((v) => v + 100))).value).toBeCloseTo(result.value, 9);
        if (result.low !== null) expect(result.low).toBeLessThanOrEqual(result.value);
        if (result.high !== null) expect(result.high).toBeGreaterThanOrEqual(result.value);
      })
    );
  });

  it("refuses two observations and a level series", () => {
    expect(mannKendall([1, 2])).toEqual(refuse("n_too_small", 2));
    expect(mannKendall([4, 4, 4, 4])).toEqual(refuse("zero_variance", 4));
  });
});
