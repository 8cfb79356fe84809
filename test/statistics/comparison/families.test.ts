import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {benjaminiHochberg, benjaminiYekutieli, holm} from "../../../src/statistics/comparison/adjusted-p.js";
import {eBh} from "../../../src/statistics/comparison/e-bh.js";
import {nForWilsonHalfwidth} from "../../../src/statistics/comparison/n-for-wilson-halfwidth.js";
import {pairedVariances} from "../../../src/statistics/comparison/paired-variances.js";
import {mdePaired, powerPairedN} from "../../../src/statistics/comparison/power-paired-n.js";
import {wilsonCi} from "../../../src/statistics/rates/wilson-ci.js";
import {normal} from "../../../bench/calibration/draws.js";
import {seeded} from "../../../src/statistics/random.js";
import {known} from "../known.js";

const family = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 25});
const eight = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];

describe("holm, benjaminiHochberg and benjaminiYekutieli", () => {
  it("holm multiplies by the tests left, by hand", () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual({adjusted: [0.03, 0.06, 0.06], rejected: 1});
  });

  it("agree with scipy", () => {
    // scipy 1.17.1: false_discovery_control(p) and the same with method="by"
    const bh = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.08457143, 0.205];
    const by = [0.02174286, 0.08697143, 0.18264, 0.18264, 0.18264, 0.21742857, 0.22985306, 0.55716071];
    benjaminiHochberg(eight).adjusted.forEach((p, i) => expect(p).toBeCloseTo(bh[i] as number, 8));
    benjaminiYekutieli(eight).adjusted.forEach((p, i) => expect(p).toBeCloseTo(by[i] as number, 8));
  });

  it("never lower a p-value, never reorder, and grow stricter from BH to Holm", () =>
    fc.assert(
      fc.property(family, (p) => {
        const strict = holm(p).adjusted;
        const lax = benjaminiHochberg(p).adjusted;
        p.forEach((x, i) => {
          expect(lax[i] as number).toBeGreaterThanOrEqual(x - 1e-12);
          expect(strict[i] as number).toBeGreaterThanOrEqual((lax[i] as number) - 1e-12);
          expect(strict[i] as number).toBeLessThanOrEqual(1);
          p.forEach((y, j) => {
            if (x < y) expect(lax[i] as number).toBeLessThanOrEqual(lax[j] as number);
          });
        });
      })
    ));

  it("take an empty family, count alpha itself as rejected, and throw on what is no probability", () => {
    expect(holm([])).toEqual({adjusted: [], rejected: 0});
    expect(holm([0.0125, 0.3, 0.4, 0.5]).rejected).toBe(1);
    expect(() => benjaminiHochberg([0.1, 1.2])).toThrow("p[1] must be in [0, 1], got 1.2");
  });
});

describe("eBh(e)", () => {
  it("rejects by hand: four streams at .05 need 80, 40, 26.7, 20", () => {
    expect(eBh([41, 3, 39, 27])).toEqual({k: 3, rejected: [0, 2, 3]}); // third largest is 27 ≥ 26.7
    expect(eBh([41, 3, 39, 26])).toEqual({k: 0, rejected: []}); // 39 < 40, 26 < 26.7
  });

  it("takes none and throws on a negative one", () => {
    expect(eBh([])).toEqual({k: 0, rejected: []});
    expect(() => eBh([-1])).toThrow("e[0] must not be negative, got -1");
  });
});

describe("planning", () => {
  it("powerPairedN and mdePaired are each other's inverse", () =>
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 0.5, noNaN: true}),
        fc.double({min: 0.01, max: 1, noNaN: true}),
        (delta, omega2) => {
          const {n, n_ceil} = powerPairedN(delta, {omega2});
          fc.pre(n >= 1);
          expect(mdePaired(n, {omega2}).mde).toBeCloseTo(delta, 10);
          expect(n_ceil - n).toBeLessThan(1);
        }
      )
    ));

  it("powerPairedN agrees with the formula by hand", () => {
    // (1.959964 + .841621)² · (.2 + .1/2) / .1² = 7.84888 · 25
    expect(powerPairedN(0.1, {omega2: 0.2, sigma2A: 0.1, kA: 2}).n).toBeCloseTo(196.222, 2);
    expect(powerPairedN(0.1, {omega2: 0.2, deff: 2}).n).toBeCloseTo(2 * powerPairedN(0.1, {omega2: 0.2}).n, 9);
  });

  it("nForWilsonHalfwidth gives the first n that is narrow enough", () =>
    fc.assert(
      fc.property(fc.double({min: 0.02, max: 0.4, noNaN: true}), (halfwidth) => {
        const {n} = nForWilsonHalfwidth(halfwidth);
        const half = (m: number) => {
          const {low, high} = known(wilsonCi(m, 2 * m)); // even numbers, so that one half is possible
          return ((high as number) - (low as number)) / 2;
        };
        expect(half(Math.ceil(n / 2))).toBeLessThanOrEqual(halfwidth + 1e-12);
        if (n > 3) expect(half(Math.floor((n - 1) / 2))).toBeGreaterThan(halfwidth - 1e-12);
      })
    ));

  it("pairedVariances splits tasks from attempts, by hand", () => {
    // A: task means .5, 1, within variances .5 and 0, so σ² = .25 and .125 of it in a mean; B: 0 and 0.
    // differences .5 and 1: variance .125, all of it attempts.
    expect(
      known(
        pairedVariances(
          [
            [0, 1],
            [1, 1]
          ],
          [[0], [0]]
        )
      )
    ).toEqual({omega2: 0, sigma2A: 0.25, sigma2B: 0, n: 2});
    // without repeats all of it is tasks
    expect(known(pairedVariances([[1], [0]], [[0], [0]]))).toEqual({omega2: 0.5, sigma2A: 0, sigma2B: 0, n: 2});
  });

  it("pairedVariances finds the parts that made the data", () => {
    const random = seeded(8);
    const task = Array.from({length: 1500}, () => normal(random));
    const a = task.map((t) => Array.from({length: 4}, () => 2 * t + 0.5 * normal(random)));
    const b = task.map((t) => Array.from({length: 2}, () => t + normal(random)));
    const {omega2, sigma2A, sigma2B} = known(pairedVariances(a, b));
    // ω² = var(2t − t) = 1; standard errors about .06, .005 and .04
    expect(Math.abs(omega2 - 1)).toBeLessThan(0.25);
    expect(Math.abs(sigma2A - 0.25)).toBeLessThan(0.025);
    expect(Math.abs(sigma2B - 1)).toBeLessThan(0.15);
  });

  it("pairedVariances refuses one task and throws on a task without attempts", () => {
    expect(pairedVariances([[1]], [[0]])).toMatchObject({refused: "n_too_small"});
    expect(() => pairedVariances([[1], []], [[0], [0]])).toThrow("a[1] must have an attempt, got none");
  });

  it("throw on plans that are none", () => {
    expect(() => powerPairedN(0, {omega2: 1})).toThrow("delta must not be 0, got 0");
    expect(() => mdePaired(0, {omega2: 1})).toThrow("n must be at least 1, got 0");
    expect(() => mdePaired(5, {omega2: -1})).toThrow("variances must not be negative");
    expect(() => mdePaired(5, {omega2: 1, power: 1})).toThrow("alpha and power must be between 0 and 1");
    expect(() => nForWilsonHalfwidth(0)).toThrow("halfwidth must be between 0 and 1, got 0");
    expect(() => nForWilsonHalfwidth(0.1, {p: 2})).toThrow("p must be in [0, 1], got 2");
  });
});
