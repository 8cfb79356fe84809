import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {blandAltman} from "../../../src/statistics/agreement/bland-altman.js";
import {icc} from "../../../src/statistics/agreement/icc.js";
import {ratersNeeded, spearmanBrown} from "../../../src/statistics/agreement/spearman-brown.js";
import {known} from "../known.js";

const score = fc.integer({min: -50, max: 50});
const tables = fc.array(fc.array(score, {minLength: 3, maxLength: 3}), {minLength: 3, maxLength: 12});

describe("icc(data)", () => {
  it("agrees with a case by hand", () => {
    // rows 1 2, 3 4, 5 6: MS between 8, MS raters 1.5, MS error 0: ICC2 = 8/(8 + 0 + 2·1.5/3) = 8/9, ICC3 = 1
    const result = known(icc([[1, 2], [3, 4], [5, 6]])); // prettier-ignore
    expect(result.value).toBeCloseTo(8 / 9, 12);
    expect(result.ICC3).toMatchObject({value: 1, low: null, high: null, flags: ["small_n", "unbounded_side"]});
    // MS within = (1.5 + 0)/3 = .5: ICC1 = 7.5/8.5
    expect(known(result.ICC1).value).toBeCloseTo(7.5 / 8.5, 12);
  });

  it("does not change with shift or scale; consistency also not with a rater's offset", () => {
    fc.assert(
      fc.property(tables, fc.integer({min: 2, max: 9}), (data, times) => {
        const before = icc(data);
        if ("refused" in before) return;
        const moved = known(icc(data.map((row) => row.map((x) => 1000 + times * x))));
        expect(moved.value).toBeCloseTo(before.value, 8);
        const offset = known(icc(data.map((row) => row.map((x, j) => x + 7 * j))));
        if ("refused" in before.ICC3 || "refused" in offset.ICC3) return;
        expect(offset.ICC3.value).toBeCloseTo(before.ICC3.value, 8);
      })
    );
  });

  it("shows negative values as they are and gives no average of panels that tell nothing apart", () => {
    const result = known(icc([[1, 3], [3, 1], [1, 3]])); // prettier-ignore
    expect(known(result.ICC1).value).toBeCloseTo(-1, 12);
    expect(result.ICC1k).toEqual({refused: "zero_variance", n: 3});
  });

  it("leaves out subjects with a missing rating and counts them", () => {
    const result = known(icc([[1, 2], [3, null], [3, 5], [6, 6]])); // prettier-ignore
    expect(result).toMatchObject({n: 3, n_dropped: 1, n_raters: 2});
  });

  it("refuses one subject, one rater and ratings that are all the same; throws on ragged rows", () => {
    expect(icc([[1, 2]])).toEqual({refused: "n_too_small", n: 1});
    expect(icc([[1], [2]])).toEqual({refused: "n_too_small", n: 2});
    expect(icc([])).toEqual({refused: "n_too_small", n: 0});
    expect(icc([[0.1, 0.1], [0.1, 0.1]])).toEqual({refused: "zero_variance", n: 2}); // prettier-ignore
    expect(() => icc([[1, 2], [1]])).toThrow("every subject needs 2 ratings: subject 1 has 1"); // prettier-ignore
    expect(() => icc([[1, NaN], [1, 2]])).toThrow("rating of subject 0 must be a number, got NaN"); // prettier-ignore
  });
});

describe("blandAltman(a, b)", () => {
  it("agrees with a case by hand", () => {
    // differences 1, 2, 3: bias 2, sd 1; t(.975, 2) = 4.302653, so ± 4.302653/√3
    const result = known(blandAltman([2, 4, 6], [1, 2, 3]));
    expect(result).toMatchObject({bias: 2, sd: 1});
    expect(result.low).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 5);
    expect(result.loa_high).toBeCloseTo(2 + 1.959964, 5);
    expect(result.slope).toBeCloseTo(1 / 1.5, 12); // differences rise by 1 where means rise by 1.5
  });

  it("turns its sign when the scorers are exchanged", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), {minLength: 2, maxLength: 20}), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const one = blandAltman(a, b);
        const other = blandAltman(b, a);
        if ("refused" in one) return void expect(other).toEqual(one);
        expect(known(other).bias).toBeCloseTo(-one.bias, 10);
        expect(known(other).loa_low).toBeCloseTo(-one.loa_high, 9);
      })
    );
  });

  it("refuses one unit and differences that are all the same; throws on unequal lengths", () => {
    expect(blandAltman([1], [2])).toEqual({refused: "n_too_small", n: 1});
    expect(blandAltman([1.1, 2.1, 3.1], [1, 2, 3])).toEqual({refused: "zero_variance", n: 3});
    expect(() => blandAltman([1, 2], [1])).toThrow("must have the same length, got 2 and 1");
  });

  it("gives no slope where means do not vary", () => {
    expect(known(blandAltman([1, 2, 3], [3, 2, 1]))).toMatchObject({slope: null, slope_p: null});
  });
});

describe("spearmanBrown(r, {factor})", () => {
  it("agrees with a case by hand and carries bounds along", () => {
    const result = known(spearmanBrown(0.5, {factor: 3, low: 0, high: 1})); // 3·.5/(1 + 2·.5) = .75
    expect(result.value).toBeCloseTo(0.75, 12);
    expect(result).toMatchObject({low: 0, high: 1});
  });

  it("is undone by the inverse factor and rises with r", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 0.99, noNaN: true}),
        fc.double({min: 0.1, max: 10, noNaN: true}),
        (r, factor) => {
          const {value} = known(spearmanBrown(r, {factor}));
          expect(known(spearmanBrown(value, {factor: 1 / factor})).value).toBeCloseTo(r, 9);
          expect(known(spearmanBrown(Math.min(1, r + 0.005), {factor})).value).toBeGreaterThan(value);
        }
      )
    );
  });

  it("refuses a reliability too negative to scale and throws on impossible ones", () => {
    expect(spearmanBrown(-0.5, {factor: 3})).toEqual({refused: "zero_variance", n: 1});
    expect(() => spearmanBrown(1.2, {factor: 2})).toThrow("reliability must be above -1 and at most 1, got 1.2");
    expect(() => spearmanBrown(0.5, {factor: 0})).toThrow("factor must be above 0, got 0");
  });
});

describe("ratersNeeded(r, {target})", () => {
  it("is the least number that reaches the target", () => {
    expect(ratersNeeded(0.5, {target: 0.75})).toBe(3); // three give exactly .75
    expect(ratersNeeded(0.9, {target: 0.5})).toBe(1);
    expect(() => ratersNeeded(0)).toThrow("reliability of one rater must be between 0 and 1, got 0");
  });
});
