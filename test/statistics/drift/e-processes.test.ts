import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {asymptoticCs} from "../../../src/statistics/drift/asymptotic-cs.js";
import {bettingEprocess} from "../../../src/statistics/drift/betting-eprocess.js";
import {eDetector} from "../../../src/statistics/drift/e-detector.js";
import {exceedanceEprocess} from "../../../src/statistics/drift/exceedance-eprocess.js";
import {binomialCdf} from "../../../src/statistics/distributions.js";
import {refuse} from "../../../src/statistics/estimate.js";
import {known} from "../known.js";

const series = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 40});

describe("bettingEprocess(x, options)", () => {
  it("agrees with a case by hand", () => {
    // 1 + 1·(1 − .5) = 1.5, then 1.5·(1 − .5) = .75, then .75·1.5
    const {e, max_e} = known(bettingEprocess([1, 0, 1], {nullMean: 0.5, lambdas: [1]}));
    expect(e.map((v) => Math.round(v * 1e9) / 1e9)).toEqual([1.5, 0.75, 1.125]);
    expect(max_e).toBeCloseTo(1.5, 12);
  });

  it("is a fair game: over all ways four coins can fall it is worth 1", () => {
    let mean = 0;
    for (let ways = 0; ways < 16; ways++) {
      const x = [0, 1, 2, 3].map((bit) => (ways >> bit) & 1);
      mean += known(bettingEprocess(x, {nullMean: 0.5, lambdas: [-1.5, 0.7]})).e[3]! / 16;
    }
    expect(mean).toBeCloseTo(1, 12);
  });

  it("is never negative, ends in the same place whatever the order, and mirrors with the bet", () => {
    fc.assert(
      fc.property(series, (x) => {
        const last = (values: number[], nullMean: number, lambda: number) =>
          known(bettingEprocess(values, {nullMean, lambdas: [lambda]})).e.at(-1)!;
        const value = last(x, 0.4, 1.2);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(last(x.slice().reverse(), 0.4, 1.2)).toBeCloseTo(value, 6);
        expect(
          last(
            x.map((v) => 1 - v),
            0.6,
            -1.2
          )
        ).toBeCloseTo(value, 6);
      })
    );
  });

  it("stays a number for ever, refuses a bet that could lose more than its stake, and throws outside [0, 1]", () => {
    const long = known(bettingEprocess(new Array(3000).fill(1), {nullMean: 0.5, lambdas: [2]}));
    expect(long.max_e).toBe(Number.MAX_VALUE);
    expect(long.alarm_index).toBe(4); // 2⁵ = 32 ≥ 20
    const broke = known(bettingEprocess([0, 1, 1], {nullMean: 0.5, lambdas: [2]}));
    expect(broke.e).toEqual([0, 0, 0]);
    expect(bettingEprocess([1], {nullMean: 0.5, lambdas: [2.1]})).toEqual(refuse("lambda_out_of_range", 1));
    expect(known(bettingEprocess([], {nullMean: 0.5, lambdas: [1]}))).toEqual({e: [], max_e: 1, alarm_index: null});
    expect(() => bettingEprocess([1.5], {nullMean: 0.5, lambdas: [1]})).toThrow("x[0] must lie in [0, 1], got 1.5");
  });
});

describe("eDetector(x, options)", () => {
  it("adds up what betting processes started at each observation are worth", () => {
    fc.assert(
      fc.property(series, (x) => {
        const {path} = known(eDetector(x, {nullMean: 0.5, lambda: -1}));
        let sum = 0;
        let best = 0;
        for (let start = 0; start < x.length; start++) {
          const e = known(bettingEprocess(x.slice(start), {nullMean: 0.5, lambdas: [-1]})).e.at(-1)!;
          sum += e;
          best = Math.max(best, e);
        }
        expect(path.at(-1)! / sum).toBeCloseTo(1, 8);
        expect(known(eDetector(x, {nullMean: 0.5, lambda: -1, kind: "cusum"})).path.at(-1)! / best).toBeCloseTo(1, 8);
      })
    );
  });

  it("refuses an unsafe bet and has no path where nothing was seen", () => {
    expect(eDetector([0.5], {nullMean: 0.5, lambda: -3})).toEqual(refuse("lambda_out_of_range", 1));
    expect(known(eDetector([], {nullMean: 0.5, lambda: -1}))).toEqual({path: [], alarm_index: null});
  });
});

describe("exceedanceEprocess(exceed, n, options)", () => {
  it("is a fair game: over all counts out of 12 it is worth 1", () => {
    let mean = 0;
    for (let k = 0; k <= 12; k++) {
      const chance = binomialCdf(k, 12, 0.1) - (k > 0 ? binomialCdf(k - 1, 12, 0.1) : 0);
      mean += chance * known(exceedanceEprocess(k, 12, {p0: 0.1})).e;
    }
    expect(mean).toBeCloseTo(1, 9);
  });

  it("is 1 before anything is seen, stays a number, and refuses counts that cannot be", () => {
    expect(known(exceedanceEprocess(0, 0, {p0: 0.1})).e).toBeCloseTo(1, 12);
    expect(known(exceedanceEprocess(5000, 5000, {p0: 0.1})).e).toBe(Number.MAX_VALUE);
    expect(exceedanceEprocess(5, 4, {p0: 0.1})).toEqual(refuse("invalid_counts", 4));
  });
});

describe("asymptoticCs(summary, options)", () => {
  it("narrows as observations come in, is wider than a fixed-n interval, and is flagged while young", () => {
    const at = (t: number) => known(asymptoticCs({mean: 0, sd: 1, t}));
    expect(at(400).radius).toBeLessThan(at(100).radius);
    for (const t of [30, 100, 1000]) expect(at(t).radius).toBeGreaterThan(1.96 / Math.sqrt(t));
    expect(at(29).flags).toEqual(["small_n"]);
    expect(asymptoticCs({mean: 0, sd: 1, t: 1})).toEqual(refuse("n_too_small", 1));
    expect(asymptoticCs({mean: 0, sd: 0, t: 50})).toEqual(refuse("zero_variance", 50));
  });
});
