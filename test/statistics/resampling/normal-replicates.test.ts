import {describe, expect, it} from "vitest";
import {mean, variance} from "../../../src/statistics/rates/moments.js";
import {column} from "../../../src/statistics/resampling/matrix.js";
import {normalReplicates} from "../../../src/statistics/resampling/normal-replicates.js";

describe("normalReplicates(values, se)", () => {
  it("draws each estimate around its value with its standard error", () => {
    const drawn = normalReplicates([0.5, 10, 3], [0.1, 2, 0], {replicates: 4000, seed: 3});
    expect([drawn.rows, drawn.columns]).toEqual([4000, 3]);
    // within four standard errors of the mean of 4,000 draws, by hand: .1/√4000 · 4 = .0063
    expect(Math.abs(mean(column(drawn, 0)) - 0.5)).toBeLessThan(0.0063);
    expect(Math.sqrt(variance(column(drawn, 1)))).toBeCloseTo(2, 0);
    expect(new Set(column(drawn, 2))).toEqual(new Set([3]));
  });

  it("gives the same draws for the same seed, and throws on a negative error", () => {
    expect(normalReplicates([1], [1], {replicates: 5})).toEqual(normalReplicates([1], [1], {replicates: 5}));
    expect(() => normalReplicates([1], [-1])).toThrow("se must not be negative");
  });
});
