import {describe, expect, it} from "vitest";
import {compositeReplicates} from "../../../src/statistics/composite/composite-replicates.js";
import {utility} from "../../../src/statistics/composite/utility.js";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";

describe("compositeReplicates(terms)", () => {
  const pass = matrixFrom([
    [0.5, 1],
    [0.25, 0]
  ]);
  const errors = matrixFrom([
    [2, 0],
    [6, -1]
  ]);

  it("is the weighed sum of utilities in every replicate, flat beyond the anchors", () => {
    const composite = compositeReplicates([
      {replicates: pass, anchors: [0, 1], weight: 0.75},
      {replicates: errors, anchors: [4, 0], weight: 0.25}
    ]);
    // By hand: 0.75·0.5 + 0.25·(4 − 2)/4, 0.75 + 0.25, 0.75·0.25 + 0, 0 + 0.25.
    expect(composite).toEqual({rows: 2, columns: 2, values: Float64Array.of(0.5, 1, 0.1875, 0.25)});
  });

  it("gives bit for bit what utility gives one number at a time", () => {
    const values = Float64Array.from({length: 60}, (_, i) => Math.sin(i) * 7);
    const x = {rows: 6, columns: 10, values};
    const composite = compositeReplicates([
      {replicates: x, anchors: [5, -3], weight: 0.3},
      {replicates: x, anchors: [-1, 2.7], weight: 0.7}
    ]);
    const expected = values.map((v) => 0.3 * utility(v, [5, -3]) + 0.7 * utility(v, [-1, 2.7]));
    expect(composite).toEqual({rows: 6, columns: 10, values: expected});
  });

  it("does not read a metric without weight", () => {
    const unknown = matrixFrom([
      [NaN, NaN],
      [NaN, NaN]
    ]);
    expect(
      compositeReplicates([
        {replicates: pass, anchors: [0, 1], weight: 1},
        {replicates: unknown, anchors: [0, 0], weight: 0}
      ])
    ).toEqual(pass);
  });

  it("refuses weights that are negative or do not sum to one", () => {
    const terms = (a: number, b: number) => [
      {replicates: pass, anchors: [0, 1] as const, weight: a},
      {replicates: errors, anchors: [4, 0] as const, weight: b}
    ];
    for (const [a, b] of [
      [0.5, 0.4],
      [1.5, -0.5],
      [NaN, 1]
    ] as const)
      expect(compositeReplicates(terms(a, b))).toEqual({refused: "weights_not_normalised", n: 2});
    expect(compositeReplicates([])).toEqual({refused: "weights_not_normalised", n: 0});
  });

  it("throws on shapes that differ, anchors without width and numbers that are none", () => {
    const one = (replicates: typeof pass, anchors: [number, number] = [0, 1]) =>
      compositeReplicates([{replicates, anchors, weight: 1}]);
    expect(() => one(matrixFrom([[Infinity]]))).toThrow("a metric value must be a finite number, got Infinity");
    expect(() => one(pass, [1, 1])).toThrow("anchors must be two different numbers, got 1 and 1");
    expect(() =>
      compositeReplicates([
        {replicates: pass, anchors: [0, 1], weight: 0.5},
        {replicates: matrixFrom([[1]]), anchors: [0, 1], weight: 0.5}
      ])
    ).toThrow("replicates of all metrics must have one shape, got 2×2 and 1×1");
  });
});
