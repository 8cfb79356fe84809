import {describe, expect, it} from "vitest";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {frontierRise, type FrontierState} from "../../../src/statistics/value/frontier-rise.js";

/** Two hundred draws in which every quality moves by the same luck, times `swing`. */
function state(points: [number, number][], swing = 1): FrontierState {
  const rows = Array.from({length: 200}, (_, k) =>
    points.map(([c, q]) => [c, q + (swing * (k - 99.5)) / 5000] as const)
  );
  return {
    points,
    cost: matrixFrom(rows.map((r) => r.map((p) => p[0]))),
    quality: matrixFrom(rows.map((r) => r.map((p) => p[1])))
  };
}

describe("frontierRise(earlier, later, range)", () => {
  const earlier = state([
    [1, 0.4],
    [10, 0.6]
  ]);

  it("averages the best quality over budgets, a tenfold budget counting the same wherever it lies", () => {
    // By hand over $1 to $100: .4 for the first decade, .6 for the second; a system of .6 at $1 lifts the first by .2.
    const rise = frontierRise(earlier, state([[1, 0.6]], 2), [1, 100], {n: 50});
    if ("refused" in rise.before || "refused" in rise.after || "refused" in rise.change) throw new Error("refused");
    expect(rise.before.value).toBeCloseTo(0.5, 12);
    expect(rise.after.value).toBeCloseTo(0.6, 12);
    expect(rise.change.value).toBeCloseTo(0.1, 12);
  });

  it("pairs the draws: luck common to both dates leaves the change", () => {
    const rise = frontierRise(earlier, state([[1, 0.6]]), [1, 100], {n: 50});
    if ("refused" in rise.before) throw new Error("refused");
    expect(rise.before.high! - rise.before.low!).toBeGreaterThan(0.03);
    // The same shift on both sides: nothing is left of it, and a change without spread is refused.
    expect(rise.change).toMatchObject({refused: "zero_variance"});
  });

  it("counts a budget for which nothing is to be had as nought, and what is too dear not at all", () => {
    const rise = frontierRise(
      state([
        [10, 0.6],
        [100, 0.9]
      ]),
      earlier,
      [1, 100],
      {n: 50}
    );
    expect(rise.before).toMatchObject({value: expect.closeTo(0.3, 12)}); // by hand: half the range at .6
  });

  it("throws where the two dates are of different draws", () => {
    const other = {...earlier, cost: matrixFrom([[1, 10]]), quality: matrixFrom([[0.4, 0.6]])};
    expect(() => frontierRise(other, earlier, [1, 100], {n: 50})).toThrow("same draws");
  });
});
