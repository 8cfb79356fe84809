import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {changepointBinomial} from "../../../src/statistics/contamination/changepoint-binomial.js";
import {contaminationDid} from "../../../src/statistics/contamination/contamination-did.js";
import {ngramOverlap} from "../../../src/statistics/contamination/ngram-overlap.js";
import {known} from "../known.js";

const bit = fc.integer({min: 0, max: 1});

describe("contaminationDid(target, references)", () => {
  it("agrees with a case by hand", () => {
    // losses 1 0 1 against reference losses 0 0 1: differences 1 0 0, mean 1/3, se = √(1/3 / 3) = 1/3, t = 1 on 2 df
    const target = {original: [1, 1, 1], modified: [0, 1, 0]};
    const result = known(contaminationDid(target, [{original: [1, 0, 1], modified: [1, 0, 0]}]));
    expect(result.did).toBeCloseTo(1 / 3, 12);
    expect(result.se).toBeCloseTo(1 / 3, 12);
    expect(result.p_one_sided).toBeCloseTo(0.2113249, 6); // 1 − T₂(1) = ½ − 1/(2√3)
    expect(result.drop_target).toBeCloseTo(2 / 3, 12);
    expect(result.low_one_sided).toBeCloseTo(1 / 3 - 2.919986 / 3, 5); // t(.95, 2)
    expect(result).toMatchObject({n: 3, n_references: 1});
  });

  it("is the same with tasks or references reordered", () => {
    const row = fc.tuple(bit, bit, bit, bit, bit, bit);
    fc.assert(
      fc.property(fc.array(row, {minLength: 3, maxLength: 20}), (rows) => {
        const of = (list: typeof rows, [p, q]: [2 | 4, 2 | 4]) => {
          const column = (c: number) => list.map((r) => r[c]!);
          const reference = (c: number) => ({original: column(c), modified: column(c + 1)});
          return contaminationDid({original: column(0), modified: column(1)}, [reference(p), reference(q)]);
        };
        const one = of(rows, [2, 4]);
        const other = of([...rows].reverse(), [4, 2]);
        if ("refused" in one) return void expect(other).toEqual(one);
        expect(known(other).did).toBeCloseTo(one.did, 10);
        expect(known(other).se).toBeCloseTo(one.se, 10);
      })
    );
  });

  it("refuses no references, no tasks, and losses that are all the same; throws on unequal lists", () => {
    const target = {original: [1, 1], modified: [0, 0]};
    expect(contaminationDid(target, [])).toEqual({refused: "n_zero", n: 2});
    expect(contaminationDid({original: [], modified: []}, [{original: [], modified: []}])).toEqual({
      refused: "n_zero",
      n: 0
    });
    expect(contaminationDid(target, [target])).toEqual({refused: "zero_variance", n: 2});
    expect(contaminationDid(target, [{original: [1, 1], modified: [0, 1]}], {clusters: ["a", "a"]})).toMatchObject({
      refused: "one_cluster"
    });
    expect(() => contaminationDid(target, [{original: [1], modified: [1]}])).toThrow(
      "must have the same length, got 2 and 1"
    );
  });
});

describe("changepointBinomial(y)", () => {
  it("agrees with a case by hand: a clean break", () => {
    // one rate of 1/2 over 8 outcomes against two certain ones: 2·8·ln 2
    const result = known(changepointBinomial([1, 1, 1, 1, 0, 0, 0, 0], {minSegment: 2}));
    expect(result.lr).toBeCloseTo(16 * Math.LN2, 10);
    expect(result).toMatchObject({split: 4, p_before: 1, p_after: 0, n: 8});
    // 2 of the 70 orders are as extreme
    expect(result.p).toBeGreaterThan(0.015);
    expect(result.p).toBeLessThan(0.045);
  });

  it("gains nothing or more, mirrors when order or outcomes are turned round", () => {
    fc.assert(
      fc.property(fc.array(bit, {minLength: 6, maxLength: 30}), (y) => {
        const options = {minSegment: 2, replicates: 0};
        const one = changepointBinomial(y, options);
        if ("refused" in one) return void expect(new Set(y).size).toBe(1);
        expect(one.lr).toBeGreaterThanOrEqual(-1e-9);
        expect(known(changepointBinomial([...y].reverse(), options)).lr).toBeCloseTo(one.lr, 9);
        expect(known(changepointBinomial(y.map((v) => 1 - v), options))).toMatchObject({split: one.split, p: null}); // prettier-ignore
      })
    );
  });

  it("refuses too few outcomes and outcomes that are all the same", () => {
    expect(changepointBinomial([1, 0, 1])).toEqual({refused: "n_too_small", n: 3});
    expect(changepointBinomial([], {minSegment: 1})).toEqual({refused: "n_too_small", n: 0});
    expect(changepointBinomial([1, 1, 1, 1], {minSegment: 2})).toEqual({refused: "no_variation", n: 4});
    expect(() => changepointBinomial([1, 2])).toThrow("y[1] must be 0 or 1, got 2");
  });
});

describe("ngramOverlap(a, b)", () => {
  it("agrees with a case by hand", () => {
    // runs of two: ab bc cd against bc cd de: 2 of 3, and 2 of 4
    expect(ngramOverlap([..."abcd"], [..."bcde"], {n: 2})).toEqual({containment: 2 / 3, jaccard: 1 / 2});
  });

  it("is 1 for a text in itself, symmetrical as Jaccard, and not fooled by tokens that hold separators", () => {
    const tokens = fc.array(fc.constantFrom("a", "b", "a,b", '"', " "), {minLength: 2, maxLength: 15});
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        expect(ngramOverlap(a, a, {n: 2})).toEqual({containment: 1, jaccard: 1});
        const [ab, ba] = [known(ngramOverlap(a, b, {n: 2})), known(ngramOverlap(b, a, {n: 2}))];
        expect(ab.jaccard).toBe(ba.jaccard);
        expect(ab.jaccard).toBeLessThanOrEqual(ab.containment);
      })
    );
    expect(ngramOverlap(["a,b", "c"], ["a", "b,c"], {n: 2})).toEqual({containment: 0, jaccard: 0});
  });

  it("refuses texts shorter than a run", () => {
    expect(ngramOverlap(["a"], [..."abc"], {n: 2})).toEqual({refused: "shorter_than_n", n: 1});
    expect(ngramOverlap([..."abc"], [], {n: 2})).toEqual({refused: "shorter_than_n", n: 0});
  });
});
