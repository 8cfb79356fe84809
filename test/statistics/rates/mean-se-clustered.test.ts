import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {designEffect} from "../../../src/statistics/rates/design-effect.js";
import {meanSeClustered} from "../../../src/statistics/rates/mean-se-clustered.js";
import {rateClustered} from "../../../src/statistics/rates/rate-clustered.js";
import {wilsonClustered} from "../../../src/statistics/rates/wilson-clustered.js";
import {known} from "../known.js";

const passes = [1, 0, 1, 1, 0, 1, 1];
const repos = ["a", "a", "b", "b", "c", "c", "c"];
const table = fc.array(fc.tuple(fc.double({min: -5, max: 5, noNaN: true}), fc.integer({min: 0, max: 5})), {
  minLength: 6,
  maxLength: 40
});

describe("meanSeClustered(values, {clusters})", () => {
  it("agrees with a case by hand", () => {
    // mean 5/7; cluster residuals 1 − 10/7 = −3/7, 2 − 10/7 = 4/7, 2 − 15/7 = −1/7; Σ² = 26/49;
    // CR0 = √(26/49)/7 = .104062, CR1 = CR0·√(3/2) = .127449; t(.975, 2) = 4.302653
    const {value, low, high, se_cr0, se_cr1, df} = known(meanSeClustered(passes, {clusters: repos}));
    expect(value).toBeCloseTo(5 / 7, 14);
    expect(se_cr0).toBeCloseTo(Math.sqrt(26) / 49, 14);
    expect(se_cr1).toBeCloseTo(0.12744893874282445, 12);
    expect(low).toBeCloseTo(0.16591719010022876, 9);
    expect(high).toBeCloseTo(1.2626542384711998, 9);
    expect(df).toBe(2);
  });

  it("is the one-sample t interval when each row stands alone", () => {
    // scipy 1.17.1: ttest_1samp([3.1, 4.2, 2.2, 5.9, 4.4, 3.3, 2.0], 0).confidence_interval()
    const {low, high, se, se_naive} = known(meanSeClustered([3.1, 4.2, 2.2, 5.9, 4.4, 3.3, 2]));
    expect(low).toBeCloseTo(2.325038853328172, 8);
    expect(high).toBeCloseTo(4.8463897181004, 8);
    expect(se).toBeCloseTo(0.5152108081851042, 12);
    expect(se_naive).toBeCloseTo(se, 12);
  });

  it("does not change with the order of rows or the names of clusters, and scales with the unit", () =>
    fc.assert(
      fc.property(table, (rows) => {
        const values = rows.map(([v]) => v);
        const labels = rows.map(([, g]) => g);
        const given = meanSeClustered(values, {clusters: labels});
        const turned = meanSeClustered(values.map((v) => 3 * v).reverse(), {
          clusters: labels.map((g) => `repo ${5 - g}`).reverse()
        });
        if ("refused" in given) {
          expect(turned).toMatchObject({refused: given.refused});
          return;
        }
        expect(known(turned).value).toBeCloseTo(3 * given.value, 8);
        expect(known(turned).se).toBeCloseTo(3 * given.se, 8);
      })
    ));

  it("flags few clusters and few rows", () => {
    expect(known(meanSeClustered(passes, {clusters: repos})).flags).toEqual(["few_clusters", "small_n"]);
    expect(known(meanSeClustered(passes)).flags).toEqual(["small_n"]);
  });

  it("refuses nothing, one cluster, one row and no variation; throws on missing numbers and unequal lengths", () => {
    expect(meanSeClustered([])).toMatchObject({refused: "n_zero"});
    expect(meanSeClustered([1, 0], {clusters: ["a", "a"]})).toMatchObject({refused: "one_cluster", n: 2});
    expect(meanSeClustered([1])).toMatchObject({refused: "n_too_small"});
    expect(meanSeClustered([0.1, 0.1, 0.1])).toMatchObject({refused: "zero_variance"});
    expect(() => meanSeClustered([1, NaN])).toThrow("values[1] must be a finite number, got NaN");
    expect(() => meanSeClustered([1, 2], {clusters: ["a"]})).toThrow("must have the same length, got 2 and 1");
  });
});

describe("designEffect(values, clusters)", () => {
  it("finds four rows worth two when both of each pair agree", () => {
    // ICC 1, Σm²/N − 1 = 1, so deff 2 and n_eff 2
    expect(known(designEffect([1, 1, 0, 0], ["a", "a", "b", "b"]))).toMatchObject({icc: 1, n0: 2, deff: 2, n_eff: 2});
  });

  it("is 1 for rows that stand alone, and never below 1", () => {
    expect(known(designEffect([1, 0, 1], [1, 2, 3]))).toMatchObject({deff: 1, n_eff: 3});
    const opposite = known(designEffect([1, 0, 1, 0], ["a", "a", "b", "b"]));
    expect(opposite.icc).toBeLessThan(0);
    expect(opposite.deff).toBe(1);
  });

  it("refuses nothing, one cluster and no variation", () => {
    expect(designEffect([], [])).toMatchObject({refused: "n_zero"});
    expect(designEffect([1, 0], ["a", "a"])).toMatchObject({refused: "one_cluster"});
    expect(designEffect([1, 1], ["a", "b"])).toMatchObject({refused: "zero_variance"});
  });
});

describe("wilsonClustered(values, {clusters})", () => {
  it("counts clusters when everything passes, and keeps a width", () => {
    const {low, high, n_eff} = known(wilsonClustered([1, 1, 1, 1, 1, 1], {clusters: [1, 1, 2, 2, 3, 3]}));
    // three tasks, t(.975, 2)² = 18.5128: low = 3/(3 + 18.5128)
    expect(n_eff).toBe(3);
    expect(low).toBeCloseTo(3 / (3 + 18.5128205128205), 6);
    expect(high).toBe(1);
  });

  it("stays in [0, 1] around the mean of any shares", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.integer({min: 0, max: 4})), {minLength: 2}),
        (rows) => {
          const result = wilsonClustered(
            rows.map(([v]) => v),
            {clusters: rows.map(([, g]) => g)}
          );
          if ("refused" in result) {
            expect(result.refused).toBe("one_cluster");
            return;
          }
          expect(result.low).toBeGreaterThanOrEqual(0);
          expect(result.high).toBeLessThanOrEqual(1);
          expect(result.low).toBeLessThanOrEqual(result.value + 1e-12);
          expect(result.high).toBeGreaterThanOrEqual(result.value - 1e-12);
        }
      )
    ));

  it("refuses what is not a share", () => {
    expect(wilsonClustered([0.5, 1.2])).toMatchObject({refused: "invalid_counts"});
    expect(wilsonClustered([])).toMatchObject({refused: "n_zero"});
    expect(wilsonClustered([1])).toMatchObject({refused: "n_too_small"});
    expect(wilsonClustered([1, 0], {clusters: [7, 7]})).toMatchObject({refused: "one_cluster"});
  });
});

describe("rateClustered(values)", () => {
  it("uses CR1 in the middle and Wilson at the edge, and says which", () => {
    const half = Array.from({length: 40}, (_, i) => i % 2);
    expect(known(rateClustered(half)).method).toBe("cr1-t");
    expect(known(rateClustered(new Array<number>(40).fill(1)))).toMatchObject({method: "wilson-neff-t", high: 1});
    expect(known(rateClustered([1, 1, 1, 0])).method).toBe("wilson-neff-t"); // CR1 would reach above 1
  });

  it("refuses as its parts do", () => {
    expect(rateClustered([2, 0])).toMatchObject({refused: "invalid_counts"});
    expect(rateClustered([])).toMatchObject({refused: "n_zero"});
  });
});
