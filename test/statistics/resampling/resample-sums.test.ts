import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {bootstrapWeights} from "../../../src/statistics/resampling/bootstrap-weights.js";
import {clusterBootstrapRatio} from "../../../src/statistics/resampling/cluster-bootstrap-ratio.js";
import {column, matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {resampleSums} from "../../../src/statistics/resampling/resample-sums.js";
import {known} from "../known.js";

describe("resampleSums(weights, sums)", () => {
  it("agrees with a product by hand", () => {
    const weights = matrixFrom([
      [1, 1, 1],
      [2, 0, 1]
    ]);
    const sums = matrixFrom([
      [1, 10],
      [2, 20],
      [3, 30]
    ]);
    expect(Array.from(resampleSums(weights, sums).values)).toEqual([6, 60, 5, 50]);
  });

  it("equals the plain triple loop for any size", () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 45}), fc.integer({min: 1, max: 6}), fc.integer(), (G, C, seed) => {
        const weights = bootstrapWeights(G, {replicates: 7, seed});
        const sums = matrixFrom(Array.from({length: G}, (_, g) => Array.from({length: C}, (_, j) => g - 3 * j)));
        const got = resampleSums(weights, sums);
        for (let b = 0; b < 7; b++)
          for (let j = 0; j < C; j++) {
            let want = 0;
            for (let g = 0; g < G; g++)
              want += (weights.values[b * G + g] as number) * (sums.values[g * C + j] as number);
            expect(got.values[b * C + j]).toBe(want);
          }
      })
    ));

  it("keeps pairing: two equal columns stay equal in every replicate", () => {
    const sums = matrixFrom(Array.from({length: 50}, (_, g) => [Math.sin(g), Math.sin(g)]));
    const replicates = resampleSums(bootstrapWeights(50, {replicates: 100, seed: 2}), sums);
    expect(column(replicates, 0)).toEqual(column(replicates, 1));
  });

  it("throws when clusters do not match, and on ragged rows", () => {
    const weights = bootstrapWeights(3, {replicates: 1, seed: 1});
    expect(() => resampleSums(weights, matrixFrom([[1], [2]]))).toThrow(
      "sums must have a row for each of 3 clusters, got 2"
    );
    expect(() => matrixFrom([[1, 2], [3]])).toThrow("row 1 must have 2 numbers, got 1");
    expect(() => column(matrixFrom([[1, 2]]), 2)).toThrow("column must be in [0, 2), got 2");
  });
});

describe("clusterBootstrapRatio(sums, sizes, weights)", () => {
  it("is the plain ratio under weights of one, and agrees with resampleSums", () => {
    const ones = matrixFrom([[1, 1, 1]]);
    expect(known(clusterBootstrapRatio([1, 2, 3], [2, 2, 4], ones)).replicates[0]).toBe(6 / 8);
    const weights = bootstrapWeights(3, {replicates: 20, seed: 5});
    const sums = resampleSums(
      weights,
      matrixFrom([
        [1, 2],
        [2, 2],
        [3, 4]
      ])
    );
    const {replicates} = known(clusterBootstrapRatio([1, 2, 3], [2, 2, 4], weights));
    replicates.forEach((r, b) =>
      expect(r).toBeCloseTo((sums.values[2 * b] as number) / (sums.values[2 * b + 1] as number), 12)
    );
  });

  it("refuses a replicate that drew nothing to divide by", () => {
    const weights = matrixFrom([[1, 0, 0]]);
    expect(clusterBootstrapRatio([1, 2, 3], [0, 2, 2], weights)).toEqual({refused: "empty_resample", n: 3});
    expect(() => clusterBootstrapRatio([1], [1], weights)).toThrow("must have the same length, got 1 and 3");
  });
});
