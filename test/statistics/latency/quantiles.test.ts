import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {refuse} from "../../../src/statistics/estimate.js";
import {harrellDavis} from "../../../src/statistics/latency/harrell-davis.js";
import {quantileOrderStatCi} from "../../../src/statistics/latency/quantile-order-stat-ci.js";
import {quantileType7} from "../../../src/statistics/latency/quantile-type7.js";
import {known} from "../known.js";

const sample = fc.array(fc.integer({min: 0, max: 500}), {minLength: 1, maxLength: 120});
const share = fc.constantFrom(0.1, 0.5, 0.9, 0.95);
const all = {quantileType7, harrellDavis, quantileOrderStatCi};

describe("quantileOrderStatCi(x, p)", () => {
  it("agrees with a case by hand", () => {
    // median of 6: P(B ≤ 0) = 1/64 ≤ .025 < P(B ≤ 1) = 7/64, so the 1st to the 6th, covering 62/64
    const {value, low, high, r, s, coverage} = known(quantileOrderStatCi([6, 1, 5, 2, 4, 3], 0.5));
    expect([value, low, high, r, s]).toEqual([3.5, 1, 6, 1, 6]);
    expect(coverage).toBeCloseTo(62 / 64, 12);
  });

  it("has no upper end for p95 under 72 observations", () => {
    const up = (n: number) =>
      known(
        quantileOrderStatCi(
          Array.from({length: n}, (_, i) => i),
          0.95
        )
      );
    expect(up(71).high).toBeNull(); // .95^71 = .0262 > .025
    expect(up(71).flags).toEqual(["unbounded_side"]);
    expect(up(72).high).not.toBeNull(); // .95^72 = .0249
  });

  it("covers at least the level asked for, wherever both ends exist", () => {
    fc.assert(
      fc.property(sample, share, (x, p) => {
        const {coverage, low, high} = known(quantileOrderStatCi(x, p));
        if (low !== null && high !== null) expect(coverage).toBeGreaterThanOrEqual(0.95 - 1e-12);
      })
    );
  });
});

describe.each(Object.entries(all))("%s(x, p)", (_name, quantile) => {
  it("ignores order, follows shift and scale, rises with p, and stays within the sample", () => {
    fc.assert(
      fc.property(sample, share, (x, p) => {
        const {value} = known(quantile(x, p));
        expect(known(quantile(x.slice().reverse(), p)).value).toBeCloseTo(value, 9);
        expect(
          known(
            quantile(
              x.map((v) => 2 * v + 5),
              p
            )
          ).value
        ).toBeCloseTo(2 * value + 5, 7);
        expect(known(quantile(x, Math.min(0.99, p + 0.04))).value).toBeGreaterThanOrEqual(value - 1e-9);
        expect(value).toBeGreaterThanOrEqual(Math.min(...x) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...x) + 1e-9);
      })
    );
  });

  it("answers for one observation without bounds, for equal ones with their value, and refuses none", () => {
    expect(known(quantile([7], 0.5))).toMatchObject({value: 7, low: null, high: null, n: 1});
    expect(known(quantile([3, 3, 3, 3, 3, 3, 3, 3], 0.5)).value).toBeCloseTo(3, 12);
    expect(quantile([], 0.5)).toEqual(refuse("n_zero", 0));
    expect(() => quantile([1], 1)).toThrow("p must be between 0 and 1, got 1");
  });
});
