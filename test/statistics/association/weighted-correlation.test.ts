import {describe, expect, it} from "vitest";
import {correlation} from "../../../src/statistics/association/correlation.js";
import {weightedCorrelation} from "../../../src/statistics/association/weighted-correlation.js";

describe("weightedCorrelation(x, y, weights)", () => {
  it("is the plain correlation under equal weights, and that of repeated rows under whole ones", () => {
    const [x, y] = [
      [1, 2, 4, 3],
      [2, 1, 5, 5]
    ];
    expect(weightedCorrelation(x, y, [2, 2, 2, 2])).toBeCloseTo(correlation(x, y)!, 12);
    const repeated = correlation([1, 2, 2, 2, 4, 3, 3], [2, 1, 1, 1, 5, 5, 5])!;
    expect(weightedCorrelation(x, y, [1, 3, 1, 2])).toBeCloseTo(repeated, 12);
  });

  it("gives null where a column does not vary", () => {
    expect(weightedCorrelation([1, 2], [0.1, 0.1], [1, 1])).toBeNull();
    expect(weightedCorrelation([], [], [])).toBeNull();
  });
});
