import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cronbachAlpha} from "../../../src/statistics/suite/cronbach-alpha.js";
import {itemRestCorrelation} from "../../../src/statistics/suite/item-rest-correlation.js";
import {pIrt} from "../../../src/statistics/suite/p-irt.js";
import {saturationPosterior} from "../../../src/statistics/suite/saturation-posterior.js";
import {known} from "../known.js";

const scores = fc.array(fc.array(fc.integer({min: 0, max: 5}), {minLength: 3, maxLength: 3}), {
  minLength: 3,
  maxLength: 10
});

describe("cronbachAlpha(data)", () => {
  it("agrees with a case by hand", () => {
    // items 0 1 1 and 0 0 1: variances 1/3 each, totals 0 1 2 of variance 1: 2·(1 − 2/3)
    expect(known(cronbachAlpha([[0, 0], [1, 0], [1, 1]])).value).toBeCloseTo(2 / 3, 12); // prettier-ignore
  });

  it("has Feldt's interval, as scipy gives the F quantiles", () => {
    const data = ["11110", "11000", "11101", "01000", "11111", "10000", "11110", "00000"].map((row) =>
      [...row].map(Number)
    );
    const result = known(cronbachAlpha(data)); // scipy 1.17.1: 1 − (1 − alpha)·f.ppf([.975, .025], 7, 28)
    expect(result.low).toBeCloseTo(0.47565175351679134, 8);
    expect(result.high).toBeCloseTo(0.9569432180779115, 8);
  });

  it("does not change with the order of systems or tasks, nor with shift or scale", () => {
    fc.assert(
      fc.property(scores, (data) => {
        const one = cronbachAlpha(data);
        if ("refused" in one) return;
        const moved = [...data].reverse().map((row) => [...row].reverse().map((x) => 4 * x + 9));
        expect(known(cronbachAlpha(moved)).value).toBeCloseTo(one.value, 8);
      })
    );
  });

  it("is 1 without bounds for repeated tasks; refuses one system, one task and equal totals", () => {
    expect(known(cronbachAlpha([[0, 0], [1, 1], [1, 1]]))).toMatchObject({value: 1, low: null, high: null}); // prettier-ignore
    expect(cronbachAlpha([[1, 0]])).toEqual({refused: "n_too_small", n: 1});
    expect(cronbachAlpha([[1], [0]])).toEqual({refused: "n_too_small", n: 2});
    expect(cronbachAlpha([])).toEqual({refused: "n_too_small", n: 0});
    expect(cronbachAlpha([[1, 0], [0, 1]])).toEqual({refused: "zero_variance", n: 2}); // prettier-ignore
    expect(() => cronbachAlpha([[1, 0], [1]])).toThrow("every row needs 2 scores: row 1 has 1"); // prettier-ignore
  });
});

describe("itemRestCorrelation(data)", () => {
  it("agrees with a case by hand and names tasks that better systems fail", () => {
    // the third task is the reverse of the first two
    const result = known(itemRestCorrelation([[0, 0, 1], [1, 0, 1], [1, 1, 0]])); // prettier-ignore
    // first task 0 1 1 against rest 1 1 1: the rest does not vary
    expect(result.r[0]).toBeNull();
    expect(result.r[2]).toBeCloseTo(-Math.sqrt(3) / 2, 12); // 1 1 0 against 0 1 2
    expect(result.negative).toEqual([1, 2]); // 0 0 1 against 1 2 1
  });

  it("lies in [−1, 1] and follows the tasks when they are reordered", () => {
    fc.assert(
      fc.property(scores, (data) => {
        const {r} = known(itemRestCorrelation(data));
        const turned = known(itemRestCorrelation(data.map((row) => [...row].reverse()))).r.reverse();
        r.forEach((one, j) => {
          if (one === null) return expect(turned[j]).toBeNull();
          expect(Math.abs(one)).toBeLessThanOrEqual(1 + 1e-12);
          expect(turned[j]).toBeCloseTo(one, 9);
        });
      })
    );
  });

  it("gives null for a task everybody passes; refuses two systems and one task", () => {
    expect(known(itemRestCorrelation([[1, 0, 1], [1, 1, 1], [1, 1, 0]])).r[0]).toBeNull(); // prettier-ignore
    expect(itemRestCorrelation([[1, 0], [0, 1]])).toEqual({refused: "n_too_small", n: 2}); // prettier-ignore
    expect(itemRestCorrelation([])).toEqual({refused: "n_too_small", n: 0});
  });
});

describe("saturationPosterior(passes, n)", () => {
  it("agrees with a case by hand: 1 of 1 above one half under a uniform prior", () => {
    // Beta(2, 1): 1 − .5² = .75
    expect(known(saturationPosterior(1, 1, {threshold: 0.5})).prob_above).toBeCloseTo(0.75, 12);
  });

  it("says what a clean sheet leaves possible", () => {
    const result = known(saturationPosterior(30, 30)); // scipy 1.17.1: 1 − beta.ppf(.05, 30, 1)
    expect(result.failure_rate_possible).toBeCloseTo(0.09503385285530419, 9);
    expect(result.saturated).toBe(true);
    expect(known(saturationPosterior(0, 30)).failure_rate_possible).toBe(1);
  });

  it("rises with passes and falls with the threshold", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 99}), (x) => {
        const at = (passes: number, threshold: number) => known(saturationPosterior(passes, 100, {threshold})).value;
        expect(at(x, 0.5)).toBeLessThanOrEqual(at(x + 1, 0.5));
        expect(at(x, 0.5)).toBeGreaterThanOrEqual(at(x, 0.6));
      })
    );
  });

  it("refuses counts that cannot be; throws on a threshold or prior that is none", () => {
    expect(saturationPosterior(0, 0)).toEqual({refused: "n_zero", n: 0});
    expect(saturationPosterior(3, 2)).toEqual({refused: "invalid_counts", n: 2});
    expect(() => saturationPosterior(1, 2, {threshold: 1})).toThrow("threshold must be between 0 and 1, got 1");
    expect(() => saturationPosterior(1, 2, {a: 0})).toThrow("the prior needs a and b above 0, got 0 and 1");
  });
});

describe("pIrt(observed, predicted, {total})", () => {
  it("agrees with a case by hand", () => {
    expect(known(pIrt([1, 0], [0.5, 0.7], {total: 4})).value).toBeCloseTo(0.55, 12); // ½·.5 + ½·.6
    expect(known(pIrt([1, 0], [], {total: 2})).value).toBe(0.5);
  });

  it("refuses no tasks run, more tasks than the suite has, and tasks without a prediction", () => {
    expect(pIrt([], [0.5], {total: 1})).toEqual({refused: "n_zero", n: 0});
    expect(pIrt([1, 1], [0.5], {total: 2})).toEqual({refused: "invalid_counts", n: 2});
    expect(pIrt([1, 1], [], {total: 3})).toEqual({refused: "missing_metric", n: 2});
  });
});
