import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {betaBinomialPosterior} from "../../../src/statistics/rates/beta-binomial-posterior.js";
import {clopperPearsonCi} from "../../../src/statistics/rates/clopper-pearson-ci.js";
import {jeffreysCi} from "../../../src/statistics/rates/jeffreys-ci.js";
import {probBetaSuperior} from "../../../src/statistics/rates/prob-beta-superior.js";
import {zeroFailureBound} from "../../../src/statistics/rates/zero-failure-bound.js";
import {known} from "../known.js";

describe("intervals from the beta distribution agree with scipy 1.17.1", () => {
  it("clopperPearsonCi(3, 20)", () => {
    // binomtest(3, 20).proportion_ci(method="exact")
    const {low, high} = known(clopperPearsonCi(3, 20));
    expect(low).toBeCloseTo(0.03207093718554477, 10);
    expect(high).toBeCloseTo(0.37892682654529564, 10);
  });

  it("jeffreysCi(3, 20)", () => {
    const {low, high} = known(jeffreysCi(3, 20)); // beta.ppf([.025, .975], 3.5, 17.5)
    expect(low).toBeCloseTo(0.04413134, 8);
    expect(high).toBeCloseTo(0.34857771, 8);
  });

  it("betaBinomialPosterior(3, 20, {a: 2, b: 3}) at 90 %", () => {
    const {value, low, high} = known(betaBinomialPosterior(3, 20, {a: 2, b: 3, level: 0.9})); // beta.ppf([.05, .95], 5, 20)
    expect(value).toBe(0.2);
    expect(low).toBeCloseTo(0.08588541, 8);
    expect(high).toBeCloseTo(0.34180735, 8);
  });
});

describe("probBetaSuperior(a, b)", () => {
  it("gives 5/6 by hand when A passed its one attempt and B failed its one", () => {
    // densities 2p and 2(1 − p): ∫ 2p · (2p − p²) dp = 4/3 − 1/2 = 5/6
    expect(known(probBetaSuperior({passes: 1, n: 1}, {passes: 0, n: 1})).value).toBeCloseTo(5 / 6, 12);
  });

  it("agrees with scipy on Jeffreys' prior and on a thousand attempts", () => {
    const jeffreys = probBetaSuperior({passes: 8, n: 10}, {passes: 5, n: 10}, {a: 0.5, b: 0.5});
    expect(known(jeffreys).value).toBeCloseTo(0.9209724441627476, 9); // scipy 1.17.1: quad(beta.pdf · beta.cdf)
    const many = probBetaSuperior({passes: 900, n: 1000}, {passes: 880, n: 1000});
    expect(known(many).value).toBeCloseTo(0.9231834389735573, 9); // the same
  });

  it("sums to 1 over both directions, and is one half for equals", () =>
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({min: 0, max: 30}), fc.integer({min: 0, max: 30})),
        fc.integer({min: 30, max: 60}),
        ([x, y], n) => {
          const ab = known(probBetaSuperior({passes: x, n}, {passes: y, n})).value;
          const ba = known(probBetaSuperior({passes: y, n}, {passes: x, n})).value;
          expect(ab + ba).toBeCloseTo(1, 9);
          if (x === y) expect(ab).toBeCloseTo(0.5, 9);
        }
      ),
      {numRuns: 30}
    ));

  it("refuses no attempts and throws on a prior that is none", () => {
    expect(probBetaSuperior({passes: 0, n: 0}, {passes: 1, n: 2})).toMatchObject({refused: "n_zero"});
    expect(probBetaSuperior({passes: 0, n: 2}, {passes: 3, n: 2})).toMatchObject({refused: "invalid_counts"});
    expect(() => probBetaSuperior({passes: 0, n: 2}, {passes: 1, n: 2}, {a: 0})).toThrow("a and b must be positive");
  });
});

describe("zeroFailureBound(n)", () => {
  it("is 1 − .05 for one task and about 3/n for many", () => {
    expect(known(zeroFailureBound(1)).upper).toBeCloseTo(0.95, 12);
    expect(known(zeroFailureBound(1000)).upper).toBeCloseTo(0.003, 4);
  });

  it("falls with n and is the Clopper–Pearson bound of a one-sided level", () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 2000}), (n) => {
        const {upper} = known(zeroFailureBound(n));
        expect(known(zeroFailureBound(n + 1)).upper).toBeLessThan(upper);
        expect(known(clopperPearsonCi(0, n, {level: 0.9})).high).toBeCloseTo(upper, 9);
      })
    ));

  it("refuses no tasks and parts of tasks", () => {
    expect(zeroFailureBound(0)).toEqual({refused: "n_zero", n: 0});
    expect(zeroFailureBound(2.5)).toMatchObject({refused: "invalid_counts"});
  });
});
