import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {bootstrapWeights} from "../../../src/statistics/resampling/bootstrap-weights.js";

const rowSums = ({rows, columns, values}: {rows: number; columns: number; values: ArrayLike<number>}) =>
  Array.from({length: rows}, (_, b) => {
    let sum = 0;
    for (let g = 0; g < columns; g++) sum += values[b * columns + g] as number;
    return sum;
  });

describe("bootstrapWeights(clusters, {replicates, seed})", () => {
  it("gives the same weights for the same seed, and others for another", () => {
    const a = bootstrapWeights(40, {replicates: 50, seed: 7});
    expect(bootstrapWeights(40, {replicates: 50, seed: 7})).toEqual(a);
    expect(bootstrapWeights(40, {replicates: 50, seed: 8})).not.toEqual(a);
  });

  it("draws exactly G clusters below 30 of them", () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 29}), fc.integer(), (clusters, seed) => {
        const weights = bootstrapWeights(clusters, {replicates: 20, seed});
        expect(rowSums(weights)).toEqual(new Array(20).fill(clusters));
      })
    ));

  it("draws Poisson(1) numbers from 30 clusters on: P(0) = P(1) = 1/e, mean and variance 1", () => {
    const {values} = bootstrapWeights(400, {replicates: 500, seed: 1});
    const share = (k: number) => values.filter((v) => v === k).length / values.length;
    // 200 000 draws: standard error of a share below .0011
    for (const [k, p] of [0.36788, 0.36788, 0.18394, 0.06131, 0.01533].entries())
      expect(Math.abs(share(k) - p)).toBeLessThan(0.0045);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  });

  it("never leaves a replicate empty", () => {
    expect(Math.min(...rowSums(bootstrapWeights(1, {replicates: 100, seed: 3})))).toBe(1);
    expect(Math.min(...rowSums(bootstrapWeights(30, {replicates: 2000, seed: 3})))).toBeGreaterThan(0);
  });

  it("throws without clusters or replicates", () => {
    expect(() => bootstrapWeights(0, {seed: 1})).toThrow("clusters must be a whole number from 1, got 0");
    expect(() => bootstrapWeights(3, {replicates: 0.5, seed: 1})).toThrow("replicates must be a whole number from 1");
  });
});
