import {describe, expect, it} from "vitest";
import {binomialReplicates} from "../../../src/statistics/resampling/binomial-replicates.js";
import {column} from "../../../src/statistics/resampling/matrix.js";
import {spread} from "../../../src/statistics/resampling/percentile-interval.js";
import {mean} from "../../../src/statistics/rates/moments.js";

describe("binomialReplicates(counts, {seed})", () => {
  it("has the mean p and the standard error √(p(1 − p)/n)", () => {
    const drawn = binomialReplicates(
      [
        {passes: 30, n: 100},
        {passes: 50, n: 50}
      ],
      {replicates: 4000, seed: 1}
    );
    const first = column(drawn, 0);
    // √(.21/100) = .045826; over 4000 replicates the mean is known to .0007 and the spread to .0005
    expect(Math.abs(mean(first) - 0.3)).toBeLessThan(0.003);
    expect(Math.abs(spread(first) - 0.045826)).toBeLessThan(0.0022);
    expect(new Set(column(drawn, 1))).toEqual(new Set([1]));
  });

  it("repeats itself for a seed and throws on impossible counts", () => {
    const counts = [{passes: 1, n: 3}];
    expect(binomialReplicates(counts, {replicates: 9, seed: 2})).toEqual(
      binomialReplicates(counts, {replicates: 9, seed: 2})
    );
    expect(() => binomialReplicates([{passes: 4, n: 3}], {seed: 1})).toThrow(
      "counts[0] must be whole numbers with 0 <= passes <= n, got 4 of 3"
    );
  });
});
