import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {bcaInterval} from "../../../src/statistics/resampling/bca-interval.js";
import {bootstrapMeanSeMc} from "../../../src/statistics/resampling/bootstrap-mean-se-mc.js";
import {percentileInterval} from "../../../src/statistics/resampling/percentile-interval.js";
import {studentizedInterval} from "../../../src/statistics/resampling/studentized-interval.js";
import {known} from "../known.js";

const ten = [0.1, 0.4, 0.35, 0.2, 0.8, 0.5, 0.55, 0.3, 0.7, 0.6];
const many = Array.from({length: 401}, (_, i) => i / 400);
const symmetric = [-2, -1, 0, 1, 2];
const numbers = fc.array(fc.double({min: -10, max: 10, noNaN: true}), {minLength: 3, maxLength: 60});

describe("percentileInterval(replicates)", () => {
  it("agrees with numpy's default quantiles", () => {
    const {low, high} = known(percentileInterval(ten, {level: 0.9})); // numpy: quantile(ten, [.05, .95])
    expect(low).toBeCloseTo(0.145, 12);
    expect(high).toBeCloseTo(0.755, 12);
  });

  it("does not depend on order, and moves with a shift", () =>
    fc.assert(
      fc.property(numbers, (x) => {
        const a = percentileInterval(x);
        const b = percentileInterval(x.map((v) => v + 100).reverse());
        if ("refused" in a || "refused" in b) return;
        expect(b.low).toBeCloseTo((a.low as number) + 100, 8);
        expect(b.high).toBeCloseTo((a.high as number) + 100, 8);
      })
    ));

  it("refuses one replicate and equal ones; throws on what is no number", () => {
    expect(percentileInterval([1])).toMatchObject({refused: "n_too_small"});
    expect(percentileInterval([2, 2, 2], {n: 9})).toEqual({refused: "zero_variance", n: 9});
    expect(() => percentileInterval([1, Infinity])).toThrow("replicates[1] must be a finite number");
  });
});

describe("bcaInterval(replicates, {estimate, jackknife})", () => {
  it("is the percentile interval when nothing is biased or skewed", () => {
    const bca = known(bcaInterval(many, {estimate: 0.5, jackknife: symmetric}));
    const plain = known(percentileInterval(many));
    expect([bca.z0, bca.acceleration]).toEqual([0, 0]);
    expect(bca.low).toBeCloseTo(plain.low as number, 9);
    expect(bca.high).toBeCloseTo(plain.high as number, 9);
  });

  it("moves up when the replicates lie below the estimate", () => {
    const {low, z0} = known(bcaInterval(many, {estimate: 0.6, jackknife: symmetric, level: 0.8}));
    expect(z0).toBeGreaterThan(0);
    expect(low).toBeGreaterThan(known(percentileInterval(many, {level: 0.8})).low as number);
  });

  it("refuses what cannot be corrected", () => {
    expect(bcaInterval(many, {estimate: 2, jackknife: symmetric})).toMatchObject({refused: "theta_outside_replicates"});
    expect(bcaInterval(many, {estimate: 0.5, jackknife: [1, 1, 1]})).toMatchObject({refused: "zero_variance"});
    expect(bcaInterval([1, 1], {estimate: 1, jackknife: symmetric})).toMatchObject({refused: "zero_variance"});
    expect(bcaInterval(many, {estimate: 0.5, jackknife: [1]})).toMatchObject({refused: "n_too_small"});
    // 10 replicates leave a quarter of one in each tail
    expect(bcaInterval(ten, {estimate: 0.45, jackknife: symmetric})).toMatchObject({refused: "n_too_small"});
  });
});

describe("studentizedInterval(replicates, errors, {estimate, se})", () => {
  it("turns the skew of the replicates round", () => {
    // t* from 0 to 1 around estimate 0 and se 1: nothing is plausible above 0
    const {low, high} = known(
      studentizedInterval(
        many,
        many.map(() => 1),
        {estimate: 0, se: 1, level: 0.9}
      )
    );
    expect(low).toBeCloseTo(-0.95, 12);
    expect(high).toBeCloseTo(-0.05, 12);
  });

  it("refuses a standard error of zero", () => {
    expect(studentizedInterval([1, 2], [0, 1], {estimate: 1, se: 1})).toMatchObject({refused: "zero_variance"});
    expect(studentizedInterval([1, 2], [1, 1], {estimate: 1, se: 0})).toMatchObject({refused: "zero_variance"});
    expect(studentizedInterval([1], [1], {estimate: 1, se: 1})).toMatchObject({refused: "n_too_small"});
    expect(() => studentizedInterval([1], [1, 2], {estimate: 1, se: 1})).toThrow("must have the same length");
  });
});

describe("bootstrapMeanSeMc(values, {seed})", () => {
  it("tends to √((n − 1)/n · s²/n)", () => {
    // 1, 2, 3, 4, 5: s² = 2.5, so √(.8 · .5) = .632456; 20 000 replicates leave about half a percent
    const {value, se} = known(bootstrapMeanSeMc([1, 2, 3, 4, 5], {replicates: 20_000, seed: 11}));
    expect(value).toBe(3);
    expect(Math.abs(se - 0.632456)).toBeLessThan(0.013);
  });

  it("repeats itself for a seed and refuses too little", () => {
    expect(bootstrapMeanSeMc([1, 2, 5], {seed: 4})).toEqual(bootstrapMeanSeMc([1, 2, 5], {seed: 4}));
    expect(bootstrapMeanSeMc([], {seed: 1})).toMatchObject({refused: "n_zero"});
    expect(bootstrapMeanSeMc([1], {seed: 1})).toMatchObject({refused: "n_too_small"});
    expect(bootstrapMeanSeMc([1, 1], {seed: 1})).toMatchObject({refused: "zero_variance"});
  });
});
