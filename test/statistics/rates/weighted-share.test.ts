import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {seeded} from "../../../src/statistics/random.js";
import {weightedShare} from "../../../src/statistics/rates/weighted-share.js";
import {wilsonBounds} from "../../../src/statistics/rates/wilson-ci.js";
import {known} from "../known.js";

describe("weightedShare(values, weights, {clusters})", () => {
  it("agrees with a case by hand", () => {
    // Σwy/Σw = (2 + 1)/5 = .6; residuals w(y − .6)/5: .16, −.24, .08; Σ² = .0896, × 3/2 = .1344; n_eff = .24/.1344
    const {value, se, n_eff} = known(weightedShare([1, 0, 1], [2, 2, 1]));
    expect(value).toBeCloseTo(0.6, 14);
    expect(se).toBeCloseTo(Math.sqrt(0.1344), 14);
    expect(n_eff).toBeCloseTo(0.24 / 0.1344, 12);
  });

  it("does not change with the scale of the weights or the order of rows, and stays in [0, 1]", () => {
    const rows = fc.array(fc.tuple(fc.integer({min: 0, max: 4}), fc.integer({min: 1, max: 9})), {
      minLength: 2,
      maxLength: 30
    });
    fc.assert(
      fc.property(rows, (list) => {
        const of = (x: [number, number][], scale: number) =>
          known(
            weightedShare(
              x.map(([y]) => y / 4),
              x.map(([, w]) => w * scale)
            )
          );
        const one = of(list, 1);
        const other = of([...list].reverse(), 7);
        expect(other.low).toBeCloseTo(one.low!, 9);
        expect(other.high).toBeCloseTo(one.high!, 9);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(one.value + 1e-12);
      })
    );
  });

  it("keeps a width where every unit says the same, that of Kish's number of units", () => {
    // weights 1, 1, 2: Kish 16/6; t(.975, 2) = 4.302653 (scipy 1.17: stats.t.ppf(.975, 2))
    const {low, high} = known(weightedShare([1, 1, 1], [1, 1, 2]));
    expect(high).toBe(1);
    expect(low).toBeCloseTo(wilsonBounds(1, 16 / 6, 4.302652729749464).low, 12);
  });

  it("refuses no rows, one row, one cluster, a value outside [0, 1] and a weight of nought", () => {
    expect(weightedShare([], [])).toEqual({refused: "n_zero", n: 0});
    expect(weightedShare([1], [1])).toEqual({refused: "n_too_small", n: 1});
    expect(weightedShare([1, 0], [1, 1], {clusters: ["a", "a"]})).toEqual({refused: "one_cluster", n: 2});
    expect(weightedShare([1, 2], [1, 1])).toEqual({refused: "invalid_counts", n: 2});
    expect(weightedShare([1, 0], [1, 0])).toEqual({refused: "invalid_counts", n: 2});
  });

  it("covers the truth about 95 % of the time where units are drawn with chances from .1 to .8", () => {
    const random = seeded(11);
    let covered = 0;
    const trials = 600;
    for (let trial = 0; trial < trials; trial++) {
      const values: number[] = [];
      const weights: number[] = [];
      let truth = 0;
      for (let i = 0; i < 400; i++) {
        const easy = random() < 0.5;
        const y = random() < (easy ? 0.8 : 0.3) ? 1 : 0;
        const chance = easy ? 0.1 : 0.4;
        truth += y / 400;
        if (random() < chance) {
          values.push(y);
          weights.push(1 / chance);
        }
      }
      const {low, high} = known(weightedShare(values, weights));
      if (low! <= truth && truth <= high!) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.93);
    expect(covered / trials).toBeLessThan(0.99);
  });
});
