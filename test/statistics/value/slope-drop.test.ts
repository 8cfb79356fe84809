import {describe, expect, it} from "vitest";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {slopeDrop} from "../../../src/statistics/value/slope-drop.js";

const three = [
  [1, 0.2],
  [2, 0.6],
  [4, 0.8]
] as const;

/** A hundred draws of three systems, the k-th by `of`. */
function drawn(of: (k: number) => [number, number][]) {
  const rows = Array.from({length: 100}, (_, k) => of(k));
  return {
    cost: matrixFrom(rows.map((r) => r.map((p) => p[0]))),
    quality: matrixFrom(rows.map((r) => r.map((p) => p[1])))
  };
}

describe("slopeDrop(estimate, cost, quality, columns)", () => {
  it("gives both slopes and their ratio, with percentiles of the replicates", () => {
    // By hand: .4 per dollar up to the second, .1 on from it; the second slope runs evenly from .05 to .149.
    const {cost, quality} = drawn((k) => [
      [1, 0.2],
      [2, 0.6],
      [4, 0.6 + 2 * (0.05 + k / 1000)]
    ]);
    const drop = slopeDrop(three, cost, quality, [0, 1, 2]);
    if ("refused" in drop.ratio || "refused" in drop.after) throw new Error("refused");
    expect(drop.before).toMatchObject({value: expect.closeTo(0.4, 12)});
    expect(drop.after.value).toBeCloseTo(0.1, 12);
    expect(drop.after.low!).toBeCloseTo(0.05 + 0.002475, 9); // type 7 on 100 values: place 99 × .025
    expect(drop.ratio.value).toBeCloseTo(4, 12);
    expect(drop.ratio.low!).toBeGreaterThan(0.4 / 0.149);
    expect(drop.ratio.high!).toBeLessThan(0.4 / 0.05);
  });

  it("says unbounded where in some replicates the next dollar buys nothing", () => {
    const {cost, quality} = drawn((k) => [
      [1, 0.2],
      [2, 0.6],
      [4, k < 10 ? 0.5 : 0.8]
    ]);
    const {ratio, after} = slopeDrop(three, cost, quality, [0, 1, 2]);
    expect(ratio).toMatchObject({high: null});
    expect("refused" in after ? 0 : after.low).toBeLessThan(0);
  });

  it("has no drop in a replicate whose way up bought nothing, and refuses too few replicates", () => {
    const {cost, quality} = drawn(() => [
      [1, 0.7],
      [2, 0.6],
      [4, 0.8]
    ]);
    expect(slopeDrop(three, cost, quality, [0, 1, 2]).ratio).toMatchObject({low: 0, high: 0});
    const few = matrixFrom([[1, 2, 4]]);
    expect(slopeDrop(three, few, few, [0, 1, 2]).ratio).toMatchObject({refused: "n_too_small"});
  });
});
