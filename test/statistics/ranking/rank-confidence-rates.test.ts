import {describe, expect, it} from "vitest";
import {rankConfidenceRates} from "../../../src/statistics/ranking/rank-confidence-rates.js";
import {rankConfidenceSet} from "../../../src/statistics/ranking/rank-confidence-set.js";

describe("rankConfidenceRates(counts)", () => {
  it("is the rank sets of the shares with binomial standard errors", () => {
    const counts = [
      {passes: 450, n: 500},
      {passes: 250, n: 500},
      {passes: 245, n: 500}
    ];
    // By hand: z of the last two is .01 / √(.25/500 + .2499/500) = .32, of the first against either about 15.
    expect(rankConfidenceRates(counts)).toEqual({rank_low: [1, 2, 2], rank_high: [1, 3, 3], better: [[], [0], [0]]});
    expect(rankConfidenceRates(counts)).toEqual(
      rankConfidenceSet([0.9, 0.5, 0.49], [Math.sqrt(0.09 / 500), Math.sqrt(0.25 / 500), Math.sqrt(0.2499 / 500)])
    );
  });

  it("refuses an empty board and throws on counts that cannot be", () => {
    expect(rankConfidenceRates([])).toMatchObject({refused: "n_zero"});
    expect(() => rankConfidenceRates([{passes: 5, n: 4}])).toThrow("5 of 4");
  });
});
