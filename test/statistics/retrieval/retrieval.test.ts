import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ndcg} from "../../../src/statistics/retrieval/ndcg.js";
import {meanOverQueries, retrievalBinary} from "../../../src/statistics/retrieval/retrieval-binary.js";
import {known} from "../known.js";

describe("retrievalBinary(relevance, {k, totalRelevant})", () => {
  it("agrees with a case by hand", () => {
    // found at places 2 and 4 of 3 relevant: ap = (1/2 + 2/4)/3
    expect(retrievalBinary([0, 1, 0, 1], {k: 2, totalRelevant: 3})).toEqual({
      precision: 0.5,
      recall: 1 / 3,
      rr: 0.5,
      ap: 1 / 3
    });
  });

  it("divides by k where fewer were retrieved, and gives 0 where nothing was found", () => {
    expect(retrievalBinary([1], {k: 5, totalRelevant: 1})).toEqual({precision: 0.2, recall: 1, rr: 1, ap: 1});
    expect(retrievalBinary([0, 0], {k: 2, totalRelevant: 3})).toEqual({precision: 0, recall: 0, rr: 0, ap: 0});
    expect(retrievalBinary([], {k: 2, totalRelevant: 3})).toEqual({precision: 0, recall: 0, rr: 0, ap: 0});
  });

  it("gains by moving a relevant document up", () => {
    const ranking = fc.array(fc.integer({min: 0, max: 1}), {minLength: 2, maxLength: 15});
    fc.assert(
      fc.property(ranking, fc.nat(20), (relevance, more) => {
        const totalRelevant = relevance.reduce((s, r) => s + r, 0) + more;
        const at = relevance.findIndex((r, i) => r === 1 && i > 0 && relevance[i - 1] === 0);
        if (totalRelevant === 0 || at < 0) return;
        const better = [...relevance];
        [better[at - 1], better[at]] = [1, 0];
        const [a, b] = [relevance, better].map((list) => known(retrievalBinary(list, {k: 5, totalRelevant})));
        for (const key of ["precision", "recall", "rr", "ap"] as const) expect(b![key]).toBeGreaterThanOrEqual(a![key]);
        expect(b!.ap).toBeGreaterThan(a!.ap);
      })
    );
  });

  it("refuses a query without relevant documents and more found than there are; throws on grades", () => {
    expect(retrievalBinary([0, 0], {k: 2, totalRelevant: 0})).toEqual({refused: "no_relevant", n: 0});
    expect(retrievalBinary([1, 1], {k: 2, totalRelevant: 1})).toEqual({refused: "invalid_counts", n: 1});
    expect(() => retrievalBinary([2], {k: 1, totalRelevant: 1})).toThrow("relevance[0] must be 0 or 1, got 2");
    expect(() => retrievalBinary([1], {k: 0, totalRelevant: 1})).toThrow("k must be a whole number from 1, got 0");
  });
});

describe("meanOverQueries(queries, measure)", () => {
  it("leaves refused queries out, with their cluster, and counts them", () => {
    const queries = [[1, 0], [0, 1], [0, 0], [1, 1]].map((relevance, i) => retrievalBinary(relevance, {k: 2, totalRelevant: i === 2 ? 0 : 2})); // prettier-ignore
    const result = known(meanOverQueries(queries, ({precision}) => precision, {clusters: ["a", "b", "c", "b"]}));
    expect(result).toMatchObject({n: 3, excluded: 1, n_clusters: 2});
    expect(result.value).toBeCloseTo(2 / 3, 12); // (.5 + .5 + 1)/3
  });

  it("refuses where nothing is left", () => {
    expect(meanOverQueries([retrievalBinary([0], {k: 1, totalRelevant: 0})], () => 1)).toEqual({
      refused: "n_zero",
      n: 0
    });
  });
});

describe("ndcg(gains, options)", () => {
  it("agrees with a case by hand", () => {
    // 0/1 + 1/log2 3 against 1
    expect(known(ndcg([0, 1], {k: 2, gain: "linear"})).ndcg).toBeCloseTo(1 / Math.log2(3), 12);
    // 2^2 − 1 = 3 at place 2, 1 at place 1, against 3 then 1
    const exp = known(ndcg([1, 2], {k: 2, gain: "exp"}));
    expect(exp.ndcg).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 12);
  });

  it("is 1 for the best order and lies in [0, 1] for any", () => {
    const grades = fc.array(fc.integer({min: 0, max: 4}), {minLength: 1, maxLength: 12});
    fc.assert(
      fc.property(
        grades,
        fc.integer({min: 1, max: 12}),
        fc.constantFrom("linear" as const, "exp" as const),
        (gains, k, gain) => {
          const result = ndcg(gains, {k, gain});
          if ("refused" in result) return void expect(gains.every((g) => g === 0)).toBe(true);
          expect(result.ndcg).toBeLessThanOrEqual(1);
          expect(known(ndcg([...gains].sort((a, b) => b - a), {k, gain})).ndcg).toBeCloseTo(1, 12); // prettier-ignore
        }
      )
    );
  });

  it("averages over the orders of documents with equal scores", () => {
    const options = {k: 2, gain: "linear" as const};
    const tied = known(ndcg([3, 1, 2], {...options, scores: [5, 5, 1]}));
    const orders = [[3, 1, 2], [1, 3, 2]].map((gains) => known(ndcg(gains, options)).ndcg); // prettier-ignore
    expect(tied.ndcg).toBeCloseTo((orders[0]! + orders[1]!) / 2, 12);
    expect(() => ndcg([1, 2], {...options, scores: [1, 2]})).toThrow(
      "scores must fall along the ranking, got 2 after 1"
    );
  });

  it("refuses a pool without anything relevant, or one the ranking beats; throws on grades below 0", () => {
    expect(ndcg([0, 0], {k: 2, gain: "linear"})).toEqual({refused: "no_relevant", n: 2});
    expect(ndcg([], {k: 2, gain: "linear"})).toEqual({refused: "no_relevant", n: 0});
    expect(ndcg([3], {k: 1, gain: "linear", idealGains: [1]})).toEqual({refused: "invalid_counts", n: 1});
    expect(() => ndcg([-1], {k: 1, gain: "linear"})).toThrow("gains[0] must be at least 0, got -1");
  });
});
