import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {dominators3, type CostTimeQuality} from "../../../src/statistics/value/dominators-3.js";
import {dominators} from "../../../src/statistics/value/pareto-front.js";

const point = fc.tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 5}));

describe("dominators3(points)", () => {
  it("beats a system only where another is as cheap, as quick and as good and better in one", () => {
    const points: CostTimeQuality[] = [
      [1, 10, 0.5],
      [2, 10, 0.5], // dearer, else the same as the first
      [2, 5, 0.5], // dearer but quicker
      [1, 10, 0.5] // the first again: equals keep each other
    ];
    expect(dominators3(points)).toEqual([[], [0, 2, 3], [], []]); // by hand
  });

  it("is cost and quality alone where all take the same time", () => {
    fc.assert(
      fc.property(fc.array(point, {minLength: 1, maxLength: 12}), (points) => {
        const same = points.map(([c, , q]): CostTimeQuality => [c, 7, q]);
        expect(dominators3(same)).toEqual(dominators(points.map(([c, , q]) => [c, q])));
      }),
      {seed: 1, numRuns: 60}
    );
  });

  it("throws on a number that is none", () => {
    expect(() => dominators3([[1, NaN, 0.5]])).toThrow("points[0]");
  });
});
