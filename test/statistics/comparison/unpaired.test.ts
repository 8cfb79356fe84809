import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cmh, type TwoByTwo} from "../../../src/statistics/comparison/cmh.js";
import {newcombeDiffCi} from "../../../src/statistics/comparison/newcombe-diff-ci.js";
import {stratifiedDifference} from "../../../src/statistics/comparison/stratified-difference.js";
import {welchDifference} from "../../../src/statistics/comparison/welch-difference.js";
import {known} from "../known.js";

const count = fc
  .integer({min: 1, max: 60})
  .chain((n) => fc.record({passes: fc.integer({min: 0, max: n}), n: fc.constant(n)}));

describe("welchDifference(a, b)", () => {
  it("agrees with scipy", () => {
    // scipy 1.17.1: ttest_ind([3.1, 4.2, 2.2, 5.9, 4.4, 3.3, 2.0], [2.5, 4.4, 1.1, 4.9, 4.1], equal_var=False)
    const r = known(welchDifference([3.1, 4.2, 2.2, 5.9, 4.4, 3.3, 2.0], [2.5, 4.4, 1.1, 4.9, 4.1]));
    expect(r.t).toBeCloseTo(0.21338828356579403, 10);
    expect(r.p).toBeCloseTo(0.8364014886580631, 9);
    expect(r.df).toBeCloseTo(7.93972517172631, 9);
    expect(r.low).toBeCloseTo(-1.8238828161411957, 8);
    expect(r.high).toBeCloseTo(2.1953113875697676, 8);
    expect(r.flags).toContain("unpaired");
  });

  it("refuses one task a side, none, and no variation", () => {
    expect(welchDifference([1], [1, 2])).toMatchObject({refused: "n_too_small"});
    expect(welchDifference([], [1, 2])).toMatchObject({refused: "n_zero"});
    expect(welchDifference([1, 1], [2, 2])).toMatchObject({refused: "zero_variance"});
  });
});

describe("newcombeDiffCi(a, b)", () => {
  it("is made of Wilson's distances, by hand", () => {
    // 1 of 2 against 1 of 2: Wilson [.094529, .905471], both distances .405471, so ±.405471·√2
    const {value, low, high} = known(newcombeDiffCi({passes: 1, n: 2}, {passes: 1, n: 2}));
    expect(value).toBe(0);
    expect(low).toBeCloseTo(-0.573423, 5);
    expect(high).toBeCloseTo(0.573423, 5);
  });

  it("is mirrored when the two change places and stays in [−1, 1]", () =>
    fc.assert(
      fc.property(count, count, (a, b) => {
        const forth = known(newcombeDiffCi(a, b));
        const back = known(newcombeDiffCi(b, a));
        expect(forth.low).toBeCloseTo(-(back.high as number), 12);
        expect(forth.low).toBeGreaterThanOrEqual(-1);
        expect(forth.high).toBeLessThanOrEqual(1);
      })
    ));

  it("refuses no attempts and impossible counts", () => {
    expect(newcombeDiffCi({passes: 0, n: 0}, {passes: 1, n: 2})).toMatchObject({refused: "n_zero"});
    expect(newcombeDiffCi({passes: 1, n: 2}, {passes: 3, n: 2})).toMatchObject({refused: "invalid_counts"});
  });
});

describe("stratifiedDifference(diff, se, {weights})", () => {
  it("weights by declaration, by hand", () => {
    // .5·.2 + .5·(−.1) = .05; √(.25·.09 + .25·.16) = .25
    const {value, se} = known(stratifiedDifference([0.2, -0.1], [0.3, 0.4], {weights: [0.5, 0.5]}));
    expect(value).toBeCloseTo(0.05, 14);
    expect(se).toBeCloseTo(0.25, 14);
  });

  it("refuses weights that do not sum to one, none, and no error at all", () => {
    expect(stratifiedDifference([0.1, 0.2], [1, 1], {weights: [0.5, 0.6]})).toMatchObject({
      refused: "weights_not_normalised"
    });
    expect(stratifiedDifference([0.1, 0.2], [1, 1], {weights: [1.5, -0.5]})).toMatchObject({
      refused: "weights_not_normalised"
    });
    expect(stratifiedDifference([], [], {weights: []})).toMatchObject({refused: "n_zero"});
    expect(stratifiedDifference([0.1], [0], {weights: [1]})).toMatchObject({refused: "zero_variance"});
    expect(() => stratifiedDifference([0.1], [1], {weights: [0.5, 0.5]})).toThrow("must have the same length");
  });
});

describe("cmh(tables)", () => {
  const tables: TwoByTwo[] = [
    [
      [18, 12],
      [7, 13]
    ],
    [
      [22, 17],
      [8, 13]
    ]
  ];

  it("is the odds ratio of one stratum, by hand", () => {
    // (18·13)/(12·7)
    expect(
      known(
        cmh([
          [
            [18, 12],
            [7, 13]
          ]
        ])
      ).value
    ).toBeCloseTo((18 * 13) / (12 * 7), 12);
  });

  it("does not change with the order of strata, and inverts when the runs change places", () => {
    const forth = known(cmh(tables));
    expect(known(cmh([...tables].reverse())).chi2).toBeCloseTo(forth.chi2, 12);
    const back = known(cmh(tables.map(([x, y]) => [y, x])));
    expect(back.value).toBeCloseTo(1 / forth.value, 12);
    expect(back.low).toBeCloseTo(1 / (forth.high as number), 12);
  });

  it("refuses nothing, no contrast, and an odds ratio without end", () => {
    expect(cmh([])).toMatchObject({refused: "n_zero"});
    expect(
      cmh([
        [
          [5, 0],
          [3, 0]
        ]
      ])
    ).toMatchObject({refused: "zero_variance"});
    expect(
      cmh([
        [
          [5, 0],
          [3, 2]
        ]
      ])
    ).toMatchObject({refused: "zero_cell"});
    expect(
      cmh([
        [
          [-1, 0],
          [3, 2]
        ]
      ])
    ).toMatchObject({refused: "invalid_counts"});
  });
});
