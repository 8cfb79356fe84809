import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {agrestiCoullCi} from "../../../src/statistics/rates/agresti-coull-ci.js";
import {clopperPearsonCi} from "../../../src/statistics/rates/clopper-pearson-ci.js";
import {jeffreysCi} from "../../../src/statistics/rates/jeffreys-ci.js";
import {wilsonCi} from "../../../src/statistics/rates/wilson-ci.js";
import {known} from "../known.js";

describe("wilsonCi(passes, n)", () => {
  it("agrees with a case by hand: 1 of 2 at z = 1.959964", () => {
    // centre (1 + 1.9207)/(2 + 3.8415) = .5; half 1.959964/5.8415 · √(.5 + .9604) = .405478
    const {value, low, high} = known(wilsonCi(1, 2));
    expect(value).toBe(0.5);
    expect(low).toBeCloseTo(0.094529, 5);
    expect(high).toBeCloseTo(0.905471, 5);
  });

  it("agrees with scipy", () => {
    const {low, high} = known(wilsonCi(3, 20)); // scipy 1.17.1: binomtest(3, 20).proportion_ci(method="wilson")
    expect(low).toBeCloseTo(0.05236874589621662, 12);
    expect(high).toBeCloseTo(0.3604188647407569, 12);
  });

  it("keeps a width at no pass and at no failure, and says so", () => {
    const none = known(wilsonCi(0, 20));
    expect(none).toMatchObject({value: 0, low: 0, flags: ["small_n", "floor_ceiling"]});
    expect(none.high).toBeGreaterThan(0.1);
    expect(known(wilsonCi(40, 40))).toMatchObject({value: 1, high: 1, flags: ["floor_ceiling"]});
  });

  it("refuses counts that cannot be and no attempts; throws on a level outside (0, 1)", () => {
    expect(wilsonCi(0, 0)).toEqual({refused: "n_zero", n: 0});
    for (const [passes, n] of [
      [5, 4],
      [-1, 4],
      [1.5, 4],
      [NaN, 4]
    ] as const)
      expect(wilsonCi(passes, n)).toMatchObject({refused: "invalid_counts"});
    expect(() => wilsonCi(1, 2, {level: 95})).toThrow("level must be between 0 and 1, got 95");
  });
});

const counts = fc.integer({min: 1, max: 400}).chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));

describe.each([
  ["wilsonCi", wilsonCi],
  ["clopperPearsonCi", clopperPearsonCi],
  ["agrestiCoullCi", agrestiCoullCi],
  ["jeffreysCi", jeffreysCi]
])("%s(passes, n)", (_name, interval) => {
  it("stays in [0, 1] around the value", () =>
    fc.assert(
      fc.property(counts, ([passes, n]) => {
        const {value, low, high} = known(interval(passes, n));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
      })
    ));

  it("is mirrored when passes and failures change names", () =>
    fc.assert(
      fc.property(counts, ([passes, n]) => {
        const a = known(interval(passes, n));
        const b = known(interval(n - passes, n));
        expect(a.low).toBeCloseTo(1 - (b.high as number), 9);
        expect(a.high).toBeCloseTo(1 - (b.low as number), 9);
      })
    ));

  it("widens with the level", () =>
    fc.assert(
      fc.property(counts, ([passes, n]) => {
        const narrow = known(interval(passes, n, {level: 0.8}));
        const wide = known(interval(passes, n, {level: 0.99}));
        expect(wide.low).toBeLessThanOrEqual(narrow.low as number);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high as number);
      })
    ));

  it("refuses no attempts and impossible counts", () => {
    expect(interval(0, 0)).toMatchObject({refused: "n_zero"});
    expect(interval(3, 2)).toMatchObject({refused: "invalid_counts"});
  });
});
