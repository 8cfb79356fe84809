import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cochranArmitage} from "../../../src/statistics/contamination/cochran-armitage.js";
import {uShapeContrast} from "../../../src/statistics/contamination/u-shape-contrast.js";
import {known} from "../known.js";

const positions = fc.array(
  fc.integer({min: 1, max: 40}).chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n))),
  {
    minLength: 3,
    maxLength: 8
  }
);

describe("cochranArmitage(x, n)", () => {
  it("agrees with a case by hand and with scipy", () => {
    // two positions: the slope is the difference, chi2 that of the 2 × 2 table: 20·(8·6 − 2·4)²/(10·10·12·8) = 3.3333
    const two = known(cochranArmitage([8, 4], [10, 10]));
    expect(two.value).toBeCloseTo(-0.4, 12);
    expect(two.chi2).toBeCloseTo(10 / 3, 10);
    // scipy 1.17.1: linregress over the 82 rows
    const four = known(cochranArmitage([15, 10, 14, 6], [20, 20, 22, 20], {score: [1, 2, 3, 4]}));
    expect(four.value).toBeCloseTo(-0.1199029126213591, 12);
    expect(four.flags).toEqual(["small_n"]);
  });

  it("does not depend on where scores begin nor, but for the slope, on their unit; turns its sign with the order", () => {
    fc.assert(
      fc.property(positions, (list) => {
        const [x, n] = [list.map(([a]) => a), list.map(([, b]) => b)];
        const one = cochranArmitage(x, n);
        if ("refused" in one) return;
        const scaled = known(cochranArmitage(x, n, {score: x.map((_, i) => 5 + 10 * i)}));
        expect(scaled.chi2).toBeCloseTo(one.chi2, 7);
        expect(scaled.value * 10).toBeCloseTo(one.value, 9);
        expect(known(cochranArmitage([...x].reverse(), [...n].reverse())).value).toBeCloseTo(-one.value, 9);
      })
    );
  });

  it("refuses impossible counts, empty positions, one position, outcomes or scores all the same", () => {
    expect(cochranArmitage([3, 1], [2, 2])).toEqual({refused: "invalid_counts", n: 4});
    expect(cochranArmitage([1, 0], [2, 0])).toEqual({refused: "n_zero", n: 2});
    expect(cochranArmitage([1], [2])).toEqual({refused: "n_too_small", n: 1});
    expect(cochranArmitage([2, 2], [2, 2])).toEqual({refused: "zero_variance", n: 4});
    expect(cochranArmitage([1, 2], [2, 2], {score: [3, 3]})).toEqual({refused: "zero_variance", n: 4});
    expect(() => cochranArmitage([1], [2, 2])).toThrow("must have the same length");
  });

  it("gives no bounds where every position is all or nothing", () => {
    expect(known(cochranArmitage([2, 0], [2, 2]))).toMatchObject({value: -1, low: null, high: null});
  });
});

describe("uShapeContrast(x, n)", () => {
  it("agrees with a case by hand", () => {
    // weights 1/3 −2/3 1/3 on .8 .5 .8: .2; se = √((.16 + 4·.25 + .16)/9/10)
    const result = known(uShapeContrast([8, 5, 8], [10, 10, 10]));
    expect(result.contrast).toBeCloseTo(0.2, 12);
    expect(result.se).toBeCloseTo(Math.sqrt(1.32 / 90), 12);
    expect(result.homogeneity_chi2).toBeCloseTo((10 * (0.1 ** 2 + 0.2 ** 2 + 0.1 ** 2)) / 0.21, 10);
    expect(result).toMatchObject({n: 30, flags: ["small_n"]});
    expect(result.min_expected).toBeCloseTo(3, 12);
  });

  it("is untouched by a steady trend and by reading positions backwards", () => {
    expect(known(uShapeContrast([10, 20, 30, 40, 50], [60, 60, 60, 60, 60])).contrast).toBeCloseTo(0, 12);
    fc.assert(
      fc.property(positions, (list) => {
        const [x, n] = [list.map(([a]) => a), list.map(([, b]) => b)];
        const one = uShapeContrast(x, n);
        const back = uShapeContrast([...x].reverse(), [...n].reverse());
        if ("refused" in one) return void expect(back).toEqual(one);
        expect(known(back).contrast).toBeCloseTo(one.contrast, 9);
      })
    );
  });

  it("refuses two positions, and outcomes without any variance", () => {
    expect(uShapeContrast([1, 1], [2, 2])).toEqual({refused: "n_too_small", n: 2});
    expect(uShapeContrast([2, 0, 2], [2, 2, 2])).toEqual({refused: "zero_variance", n: 6});
    expect(uShapeContrast([0, 0, 0], [2, 2, 2])).toEqual({refused: "zero_variance", n: 6});
  });
});
