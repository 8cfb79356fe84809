import {describe, expect, it} from "vitest";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {wilsonCi} from "../../../src/statistics/rates/wilson-ci.js";
import {wilsonOfMean} from "../../../src/statistics/rates/wilson-of-mean.js";

describe("wilsonOfMean(sum, n)", () => {
  it("is Wilson's interval where every score is a pass or a fail", () => {
    for (const [passes, n] of [
      [0, 1],
      [3, 20],
      [20, 20]
    ] as const)
      expect(wilsonOfMean(passes, n)).toEqual(wilsonCi(passes, n));
  });

  it("takes partial scores, with the interval of passes of the same mean", () => {
    const half = wilsonOfMean(2.5, 5);
    if (isRefusal(half)) throw new Error(half.refused);
    // By hand: centre .5, half width 1.96/(5 + 3.84)·√(5/4 + .96) = .3298.
    expect(half.low).toBeCloseTo(0.1702, 3);
    expect(half.high).toBeCloseTo(0.8298, 3);
  });

  it("refuses no score, and a sum that cannot be", () => {
    expect(wilsonOfMean(0, 0)).toEqual({refused: "n_zero", n: 0});
    expect(wilsonOfMean(3, 2)).toEqual({refused: "invalid_counts", n: 2});
    expect(wilsonOfMean(-1, 2)).toEqual({refused: "invalid_counts", n: 2});
  });
});
