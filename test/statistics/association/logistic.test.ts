import {describe, expect, it} from "vitest";
import {firthLogistic} from "../../../src/statistics/association/firth-logistic.js";
import {logisticRobust} from "../../../src/statistics/association/logistic-robust.js";
import {refuse} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import {known} from "../known.js";

/** A two-by-two table as rows: `yes` of `n` for the column 0 and 1. */
function table(yes0: number, n0: number, yes1: number, n1: number) {
  const rows: number[][] = [];
  const y: number[] = [];
  for (let i = 0; i < n0 + n1; i++) {
    rows.push([i < n0 ? 0 : 1]);
    y.push(i < n0 ? Number(i < yes0) : Number(i - n0 < yes1));
  }
  return {rows, y};
}

describe("logisticRobust(rows, y)", () => {
  it("gives the log odds ratio of a two-by-two table", () => {
    // 3 of 10 against 6 of 10: ln(3/7), ln(6/4 ÷ 3/7), and se √(1/3 + 1/7 + 1/6 + 1/4)
    const {rows, y} = table(3, 10, 6, 10);
    const fit = known(logisticRobust(rows, y));
    expect(fit.coef[0]).toBeCloseTo(Math.log(3 / 7), 8);
    expect(fit.coef[1]).toBeCloseTo(Math.log(3.5), 8);
    expect(fit.se[1]).toBeCloseTo(Math.sqrt(1 / 3 + 1 / 7 + 1 / 6 + 1 / 4), 8);
    expect(fit.events).toBe(9);
    expect(fit.flags).toEqual(["small_n"]);
  });

  it("does not change with the unit of a column, but for its coefficient", () => {
    const random = seeded(5);
    const rows = Array.from({length: 80}, () => [random(), random()]);
    const y = rows.map(([a, b]) => Number(random() < a! * b! + 0.2));
    const one = known(logisticRobust(rows, y));
    const other = known(
      logisticRobust(
        rows.map(([a, b]) => [a! * 1e6, b! + 1000]),
        y
      )
    );
    expect(other.loglik).toBeCloseTo(one.loglik, 8);
    expect(other.coef[1]! * 1e6).toBeCloseTo(one.coef[1]!, 6);
    expect(other.odds_ratio_per_sd[0]!.value).toBeCloseTo(one.odds_ratio_per_sd[0]!.value, 6);
    expect(other.coef[2]).toBeCloseTo(one.coef[2]!, 6);
  });

  it("with every row its own cluster has HC0 times √(n/(n−1))", () => {
    const {rows, y} = table(3, 10, 6, 10);
    const fit = known(logisticRobust(rows, y, {clusters: y.map((_, i) => i)}));
    expect(fit.se_cluster![1]).toBeCloseTo(fit.se_hc0[1]! * Math.sqrt(20 / 19), 10);
  });

  it("fits many rows to the last digit", () => {
    const random = seeded(11);
    const rows = Array.from({length: 8000}, () => [4 * random() - 2]);
    const y = rows.map(([x]) => Number(random() < 1 / (1 + Math.exp(-1.3 * x!))));
    expect(known(logisticRobust(rows, y)).coef[1]).toBeCloseTo(1.3, 0);
  });

  it("refuses what cannot be fitted, each for its reason", () => {
    const {rows, y} = table(0, 5, 4, 8);
    expect(logisticRobust(rows, y)).toEqual(refuse("separation", 13)); // no yes at all where the column is 0
    expect(logisticRobust([[1], [2], [3]], [0, 0, 0])).toEqual(refuse("one_class_only", 3));
    expect(logisticRobust([[1], [1], [1]], [0, 1, 0])).toEqual(refuse("zero_variance", 3));
    expect(logisticRobust([[1], [2]], [0, 1])).toEqual(refuse("n_too_small", 2));
    expect(logisticRobust([[1], [2], [1]], [0, 1, 1], {clusters: ["a", "a", "a"]})).toEqual(refuse("one_cluster", 3));
    expect(logisticRobust([], [])).toEqual(refuse("n_too_small", 0));
    expect(() => logisticRobust([[1], [2, 3]], [0, 1])).toThrow("rows[1] must have 1 columns, got 2");
  });
});

describe("firthLogistic(rows, y)", () => {
  it("is the log odds ratio with a half added to each cell of a two-by-two table", () => {
    const {rows, y} = table(0, 5, 4, 8);
    const fit = known(firthLogistic(rows, y));
    expect(fit.coef[0]).toBeCloseTo(Math.log(0.5 / 5.5), 6);
    expect(fit.coef[1]).toBeCloseTo(Math.log(4.5 / 4.5) - Math.log(0.5 / 5.5), 6);
  });

  it("bounds a coefficient by the penalised likelihood", () => {
    // scipy 1.17.1: brentq on the profile of the penalised likelihood, minimize_scalar for the intercept
    const [, slope] = known(firthLogistic([[1], [2], [3], [4], [5], [6]], [0, 0, 0, 1, 1, 1])).coefficients;
    expect(slope!.low).toBeCloseTo(0.0017326, 4);
    expect(slope!.high).toBeCloseTo(6.0700082, 4);
  });

  it("mirrors when yes and no change places", () => {
    const {rows, y} = table(1, 6, 4, 7);
    const one = known(firthLogistic(rows, y)).coefficients[1]!;
    const other = known(
      firthLogistic(
        rows,
        y.map((v) => 1 - v)
      )
    ).coefficients[1]!;
    expect(other.value).toBeCloseTo(-one.value, 7);
    expect(other.low).toBeCloseTo(-one.high!, 5);
  });

  it("refuses one kind only and a repeated column", () => {
    expect(firthLogistic([[1], [2], [3]], [1, 1, 1])).toEqual(refuse("one_class_only", 3));
    expect(
      firthLogistic(
        [
          [1, 2],
          [2, 4],
          [3, 6],
          [5, 10]
        ],
        [1, 0, 1, 0]
      )
    ).toEqual(refuse("zero_variance", 4));
  });
});
