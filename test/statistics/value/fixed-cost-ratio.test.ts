import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {wilsonCi} from "../../../src/statistics/rates/wilson-ci.js";
import {fixedCostRatio} from "../../../src/statistics/value/fixed-cost-ratio.js";
import {known} from "../known.js";

describe("fixedCostRatio(cost, passes, n)", () => {
  it("turns Wilson's interval over, by hand", () => {
    // Wilson for 1 of 2: [.094529, .905471]; 10 dollars over 2 tasks times each
    const {value, low, high} = known(fixedCostRatio(10, 1, 2));
    expect(value).toBe(10);
    expect(low).toBeCloseTo(5 / 0.905471, 4);
    expect(high).toBeCloseTo(5 / 0.094529, 2); // six digits of .094529 are good for two of 52.89
  });

  it("brackets the value, falls with completions and scales with the currency", () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 99}), fc.double({min: 0.01, max: 1e4, noNaN: true}), (passes, cost) => {
        const {value, low, high} = known(fixedCostRatio(cost, passes, 100));
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(known(fixedCostRatio(cost, passes + 1, 100)).value).toBeLessThan(value);
        expect(known(fixedCostRatio(100 * cost, passes, 100)).low).toBeCloseTo(100 * (low as number), 6);
      })
    ));

  it("keeps the caution of a share at its edge, and refuses what cannot be", () => {
    expect(known(fixedCostRatio(5, 50, 50)).flags).toEqual(known(wilsonCi(50, 50)).flags);
    expect(fixedCostRatio(5, 0, 50)).toEqual({refused: "no_completions", n: 50});
    expect(fixedCostRatio(5, 0, 0)).toMatchObject({refused: "n_zero"});
    expect(fixedCostRatio(5, 3, 2)).toMatchObject({refused: "invalid_counts"});
    expect(() => fixedCostRatio(0, 1, 2)).toThrow("cost must be positive, got 0");
  });
});
