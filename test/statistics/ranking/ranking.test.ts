import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ebShrinkage} from "../../../src/statistics/ranking/eb-shrinkage.js";
import {bootstrapWeights} from "../../../src/statistics/resampling/bootstrap-weights.js";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {resampleSums} from "../../../src/statistics/resampling/resample-sums.js";
import {rankConfidenceSetBootstrap} from "../../../src/statistics/ranking/rank-confidence-set-bootstrap.js";
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
    expect(shared).toEqual({rank_low: [1, 2], rank_high: [1, 2], better: [[], [0]]});
  });

  it("takes one system, and refuses none", () => {
    expect(rankConfidenceSet([1], [1])).toEqual({rank_low: [1], rank_high: [1], better: [[]]});
    expect(rankConfidenceSet([], [])).toMatchObject({refused: "n_zero"});
    expect(() => rankConfidenceSet([1, 2], [1])).toThrow("must have the same length");
  });
});

describe("rankConfidenceSetBootstrap(estimate, replicates)", () => {
  // Three systems on 60 tasks: the same luck for all, the second .2 behind, the third level with the second but for noise.
  const tasks = Array.from({length: 60}, (_, i) => {
    const luck = Math.sin(7 * i);
    return [1, luck + 0.2, luck + 0.01 * Math.cos(3 * i), luck + 0.01 * Math.cos(5 * i)];
  });
  const means = [1, 2, 3].map((j) => tasks.reduce((a, t) => a + (t[j] as number), 0) / 60);
  const sums = resampleSums(bootstrapWeights(60, {replicates: 400, seed: 3}), matrixFrom(tasks));
  const replicates = matrixFrom(
    Array.from({length: 400}, (_, b) =>
      [1, 2, 3].map((j) => (sums.values[b * 4 + j] as number) / (sums.values[b * 4] as number))
    )
  );

  it("tells apart by pairing what separate intervals could not", () => {
    const better = [[], [0], [0]];
    expect(known(rankConfidenceSetBootstrap(means, replicates))).toEqual({
      rank_low: [1, 2, 2],
      rank_high: [1, 3, 3],
      better
    });
    expect(known(rankConfidenceSet(means, [0.09, 0.09, 0.09])).rank_high).toEqual([3, 3, 3]);
  });

  it("follows the systems when they are relabelled", () => {
    const turned = matrixFrom(
      Array.from({length: 400}, (_, b) => Array.from(replicates.values.subarray(3 * b, 3 * b + 3)).reverse())
    );
    const got = known(rankConfidenceSetBootstrap([...means].reverse(), turned));
    expect(got).toEqual({rank_low: [2, 2, 1], rank_high: [3, 3, 1], better: [[2], [2], []]});
  });

  it("decides a constant difference by its sign and leaves exact ties open", () => {
    const fixed = matrixFrom([
      [1, 2, 2],
      [2, 3, 3],
      [3, 4, 4]
    ]);
    expect(rankConfidenceSetBootstrap([2, 3, 3], fixed)).toEqual({
      rank_low: [3, 1, 1],
      rank_high: [3, 2, 2],
      better: [[1, 2], [], []]
    });
  });

  it("refuses no systems and one replicate, and throws on an unequal number of systems", () => {
    expect(rankConfidenceSetBootstrap([], matrixFrom([]))).toMatchObject({refused: "n_zero"});
    expect(rankConfidenceSetBootstrap([1, 2], matrixFrom([[1, 2]]))).toMatchObject({refused: "n_too_small"});
    expect(() => rankConfidenceSetBootstrap([1], matrixFrom([[1, 2]]))).toThrow(
      "must have the same length, got 1 and 2"
    );
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
