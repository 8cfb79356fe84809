import {describe, expect, it} from "vitest";
import {aucDelong} from "../../../src/statistics/association/auc-delong.js";
import {pooledCorrelation} from "../../../src/statistics/association/pooled-correlation.js";
import {stratifiedAuc} from "../../../src/statistics/association/stratified-auc.js";
import {isRefusal, mirrored} from "../../../src/statistics/estimate.js";

function known<T extends object>(answer: T) {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer as Exclude<T, {refused: unknown}>;
}

describe("pooledCorrelation averages correlations over groups", () => {
  const groups = [
    {value: 0.5, n: 40},
    {value: 0.3, n: 60},
    {value: 0.1, n: 30},
    {value: 0.45, n: 80}
  ];

  it("as DerSimonian–Laird with Hartung–Knapp does by hand", () => {
    // Python 3.11 by the textbook's formulas: tau2 .0081119, mean .3642557, interval .0961517 to .5830810
    const {value, low, high, tau2, n, n_clusters} = known(pooledCorrelation(groups));
    expect(tau2).toBeCloseTo(0.008111868, 8);
    expect(value).toBeCloseTo(0.364255676, 8);
    expect(low).toBeCloseTo(0.096151688, 6);
    expect(high).toBeCloseTo(0.583081, 6);
    expect([n, n_clusters]).toEqual([210, 4]);
  });

  it("is never narrower than the groups pooled as one when they agree", () => {
    const same = known(pooledCorrelation(Array.from({length: 12}, () => ({value: 0.4, n: 50}))));
    // Fixed-effect error by hand: sqrt((1 + .08) / 47 / 12) on Fisher's scale, t(11) = 2.200985
    const half = 2.200985 * Math.sqrt(1.08 / 47 / 12);
    expect(same.low).toBeCloseTo(Math.tanh(Math.atanh(0.4) - half), 5);
    expect(same.flags).toEqual([]);
  });

  it("refuses one group, and takes a perfect ranking as the nearest imperfect one", () => {
    expect(pooledCorrelation([groups[0]!])).toMatchObject({refused: "one_cluster"});
    expect(known(pooledCorrelation([{value: 1, n: 5}, {value: 1, n: 6}])).value).toBeLessThan(1); // prettier-ignore
    expect(() => pooledCorrelation([{value: 0.2, n: 3}])).toThrow(/needs 4 changes/);
  });
});

describe("stratifiedAuc compares only within a group", () => {
  it("is DeLong's area where there is one group", () => {
    const score = [1, 3, 2, 5, 4, 6, 2.5, 7];
    const y = [0, 0, 1, 0, 1, 1, 0, 1];
    const one = known(stratifiedAuc(score, y, new Array(8).fill(0)));
    const plain = known(aucDelong(score, y));
    expect([one.value, one.low, one.high]).toEqual([plain.value, plain.low, plain.high]);
  });

  it("sees nothing where a metric only tells the groups apart", () => {
    // Group 1 has large scores and many events, but within each group the score says nothing: ties count half.
    const score = [1, 1, 1, 1, 9, 9, 9, 9, 9];
    const y = [0, 0, 1, 1, 1, 1, 1, 0, 0];
    const group = [0, 0, 0, 0, 1, 1, 1, 1, 1];
    expect(known(stratifiedAuc(score, y, group)).value).toBe(0.5);
    expect(known(aucDelong(score, y)).value).toBeGreaterThan(0.5);
  });

  it("weighs groups by events times others over size", () => {
    // By hand: group 0 area 1 (weight 2·2/4 = 1), group 1 area 1/2 (weight 2·3/5 = 1.2): (1 + .6) / 2.2
    const score = [1, 2, 3, 4, 1, 1, 1, 1, 1];
    const y = [0, 0, 1, 1, 1, 1, 0, 0, 0];
    expect(known(stratifiedAuc(score, y, [0, 0, 0, 0, 1, 1, 1, 1, 1])).value).toBeCloseTo(1.6 / 2.2, 12);
    expect(stratifiedAuc([1, 2], [0, 1], [0, 1])).toMatchObject({refused: "one_class_only"});
  });
});

describe("mirrored", () => {
  it("turns an estimate and its interval round, and keeps a refusal", () => {
    const e = {value: 0.2, low: -0.1, high: null, n: 9, method: "m", flags: []};
    expect(mirrored(e)).toEqual({...e, value: -0.2, low: null, high: 0.1});
    expect(mirrored({refused: "n_zero" as const, n: 0})).toEqual({refused: "n_zero", n: 0});
  });
});
