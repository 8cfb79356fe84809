import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ebShrinkage} from "../../../src/statistics/ranking/eb-shrinkage.js";
import {rankConfidenceSet} from "../../../src/statistics/ranking/rank-confidence-set.js";
import {rankingAgreement} from "../../../src/statistics/ranking/ranking-agreement.js";
import {known} from "../known.js";

const scores = fc.array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: 2, maxLength: 12});

describe("ebShrinkage(estimate, se)", () => {
  it("shrinks by hand", () => {
    // 0, 2, 4 with se 1: Q = 8, τ² = (8 − 2)/(3 − 1) = 3, B = 1/4, so each keeps three quarters of its distance from 2
    const r = known(ebShrinkage([0, 2, 4], [1, 1, 1]));
    expect(r).toMatchObject({mu: 2, Q: 8, tau2: 3, i2: 0.75});
    expect(r.posterior).toEqual([0.5, 2, 3.5]);
  });

  it("never leaves the span between estimate and mean", () =>
    fc.assert(
      fc.property(scores, (y) => {
        const {posterior, mu} = known(
          ebShrinkage(
            y,
            y.map((_, i) => 0.5 + i / 10)
          )
        );
        posterior.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual(Math.min(mu, y[i] as number) - 1e-9);
          expect(p).toBeLessThanOrEqual(Math.max(mu, y[i] as number) + 1e-9);
        });
      })
    ));

  it("gives all the same when they are alike, and refuses one system or no error", () => {
    expect(known(ebShrinkage([1, 1], [1, 1]))).toMatchObject({tau2: 0, i2: 0, posterior: [1, 1]});
    expect(ebShrinkage([1], [1])).toMatchObject({refused: "n_too_small"});
    expect(ebShrinkage([1, 2], [1, 0])).toMatchObject({refused: "zero_variance"});
  });
});

describe("rankConfidenceSet(estimate, se)", () => {
  it("holds the rank of the estimates themselves, and turns over with the sign", () =>
    fc.assert(
      fc.property(scores, (y) => {
        const se = y.map(() => 0.4);
        const {rank_low, rank_high} = known(rankConfidenceSet(y, se));
        const back = known(
          rankConfidenceSet(
            y.map((v) => -v),
            se
          )
        );
        y.forEach((v, i) => {
          const rank = 1 + y.filter((w) => w > v).length;
          expect(rank_low[i] as number).toBeLessThanOrEqual(rank);
          expect(rank_high[i] as number).toBeGreaterThanOrEqual(rank);
          expect(back.rank_low[i]).toBe(y.length + 1 - (rank_high[i] as number));
        });
      })
    ));

  it("sharpens when shared tasks make the estimates rise and fall together", () => {
    const apart = known(rankConfidenceSet([0.8, 0.7], [0.1, 0.1]));
    const shared = known(
      rankConfidenceSet([0.8, 0.7], [0.1, 0.1], {
        covariance: [
          [0.01, 0.0099],
          [0.0099, 0.01]
        ]
      })
    );
    expect(apart.rank_high).toEqual([2, 2]);
    expect(shared).toEqual({rank_low: [1, 2], rank_high: [1, 2]});
  });

  it("takes one system, and refuses none", () => {
    expect(rankConfidenceSet([1], [1])).toEqual({rank_low: [1], rank_high: [1]});
    expect(rankConfidenceSet([], [])).toMatchObject({refused: "n_zero"});
    expect(() => rankConfidenceSet([1, 2], [1])).toThrow("must have the same length");
  });
});

describe("rankingAgreement(a, b)", () => {
  it("agrees with scipy, with ties", () => {
    // scipy 1.17.1: kendalltau and spearmanr of [.8, .7, .7, .5, .9], [.6, .9, .5, .4, .95]
    const {rho, tau_b} = known(rankingAgreement([0.8, 0.7, 0.7, 0.5, 0.9], [0.6, 0.9, 0.5, 0.4, 0.95]));
    expect(tau_b).toBeCloseTo(0.7378647873726218, 12);
    expect(rho).toBeCloseTo(0.8207826816681234, 12);
  });

  it("is 1 under any rising change of scale and −1 in reverse", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: -50, max: 50}), {minLength: 2, maxLength: 15}), (a) => {
        const same = known(
          rankingAgreement(
            a,
            a.map((v) => v ** 3 + 1)
          )
        );
        expect(same.rho).toBeCloseTo(1, 12);
        expect(same.tau_b).toBeCloseTo(1, 12);
        expect(
          known(
            rankingAgreement(
              a,
              a.map((v) => -v)
            )
          ).tau_b
        ).toBeCloseTo(-1, 12);
      })
    ));

  it("refuses one system and scorings that tie all", () => {
    expect(rankingAgreement([1], [1])).toMatchObject({refused: "n_too_small"});
    expect(rankingAgreement([1, 1], [1, 2])).toMatchObject({refused: "zero_variance"});
  });
});
