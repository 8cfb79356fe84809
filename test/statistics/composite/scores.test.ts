import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {compositeScore} from "../../../src/statistics/composite/composite-score.js";
import {geometricScore} from "../../../src/statistics/composite/geometric-score.js";
import {simplexProjection} from "../../../src/statistics/composite/simplex-projection.js";
import {utility} from "../../../src/statistics/composite/utility.js";
import {weightFlip} from "../../../src/statistics/composite/weight-flip.js";
import {refuse} from "../../../src/statistics/estimate.js";
import {known} from "../known.js";

const numbers = fc.array(fc.tuple(fc.integer({min: 0, max: 20}), fc.integer({min: 1, max: 20})), {
  minLength: 1,
  maxLength: 7
});

/** Utilities and weights from pairs of whole numbers. */
function metricsOf(pairs: [number, number][]) {
  const total = pairs.reduce((sum, [, w]) => sum + w, 0);
  return {utilities: pairs.map(([u]) => u / 20), weights: pairs.map(([, w]) => w / total)};
}

describe("utility(x, anchors)", () => {
  it("is straight between its anchors, level beyond, and turns round where less is better", () => {
    expect([2, 0, 5, 9, -1].map((x) => utility(x, [5, 0]))).toEqual([0.6, 1, 0, 0, 1]);
    expect(utility(0.25, [0, 1])).toBe(0.25);
    expect(() => utility(1, [2, 2])).toThrow("anchors must be two different numbers, got 2 and 2");
    expect(() => utility(NaN, [0, 1])).toThrow("a metric value must be a finite number, got NaN");
  });
});

describe("compositeScore(utilities, weights)", () => {
  it("agrees with a case by hand, with metrics that go together", () => {
    // .5·.8 + .5·.4; variance ¼·(.01 + .01 + 2·.005) = .0075
    const covariance = [
      [0.01, 0.005],
      [0.005, 0.01]
    ];
    const {value, se, low, n} = known(compositeScore([0.8, 0.4], [0.5, 0.5], {covariance, n: 40}));
    expect(value).toBeCloseTo(0.6, 12);
    expect(se).toBeCloseTo(Math.sqrt(0.0075), 12);
    expect(low).toBeCloseTo(0.6 - 1.959964 * Math.sqrt(0.0075), 6);
    expect(n).toBe(40);
  });

  it("shares out a missing metric's weight only when asked, and says what could be", () => {
    expect(compositeScore([0.8, null], [0.75, 0.25])).toEqual(refuse("missing_metric", 2));
    expect(known(compositeScore([0.8, null], [0.75, 0.25], {missing: "renormalise"}))).toMatchObject({
      value: 0.8,
      weight_covered: 0.75,
      possible_low: 0.8 * 0.75,
      possible_high: 0.8 * 0.75 + 0.25,
      flags: ["renormalised"]
    });
    expect(compositeScore([null, null], [0.5, 0.5], {missing: "renormalise"})).toEqual(refuse("missing_metric", 2));
  });

  it("refuses weights that are negative or do not sum to 1, and throws on utilities outside [0, 1]", () => {
    expect(compositeScore([0.5, 0.5], [0.5, 0.4])).toEqual(refuse("weights_not_normalised", 2));
    expect(compositeScore([0.5, 0.5], [1.5, -0.5])).toEqual(refuse("weights_not_normalised", 2));
    expect(() => compositeScore([1.2, 0.5], [0.5, 0.5])).toThrow("utilities[0] must lie in [0, 1] or be null, got 1.2");
    expect(() => compositeScore([0.5], [0.5, 0.5])).toThrow("utilities and weights must have the same length");
  });

  it("lies between the worst and the best utility, whatever the order of metrics, and above the product", () => {
    fc.assert(
      fc.property(numbers, (pairs) => {
        const {utilities, weights} = metricsOf(pairs);
        const {value} = known(compositeScore(utilities, weights));
        expect(value).toBeGreaterThanOrEqual(Math.min(...utilities) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(...utilities) + 1e-12);
        expect(known(compositeScore(utilities.slice().reverse(), weights.slice().reverse())).value).toBeCloseTo(value);
        expect(known(geometricScore(utilities, weights)).value).toBeLessThanOrEqual(value + 1e-12);
      })
    );
  });
});

describe("geometricScore(utilities, weights)", () => {
  it("agrees with a case by hand, and is zero where a weighed metric is", () => {
    expect(known(geometricScore([0.25, 1], [0.5, 0.5])).value).toBeCloseTo(0.5, 12);
    expect(
      known(
        geometricScore([0, 1], [0.1, 0.9], {
          covariance: [
            [1, 0],
            [0, 1]
          ]
        })
      )
    ).toMatchObject({value: 0, low: null});
    expect(known(geometricScore([0, 0.7], [0, 1])).value).toBeCloseTo(0.7, 12);
    // relative se ½·.1/.25 = .2 from the first metric alone
    const {se} = known(
      geometricScore([0.25, 1], [0.5, 0.5], {
        covariance: [
          [0.01, 0],
          [0, 0]
        ]
      })
    );
    expect(se).toBeCloseTo(0.5 * 0.2, 12);
    expect(geometricScore([0.5, null], [0.5, 0.5])).toEqual(refuse("missing_metric", 2));
  });
});

describe("weightFlip(leader, rival, options)", () => {
  it("makes the two level at the weight it gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.integer({min: 1, max: 9})), {minLength: 2, maxLength: 6}),
        (rows) => {
          const total = rows.reduce((sum, [, , w]) => sum + w, 0);
          const [leader, rival, weights] = [
            rows.map((r) => r[0]),
            rows.map((r) => r[1]),
            rows.map((r) => r[2] / total)
          ];
          const {w_flip} = weightFlip(leader, rival, {weights, index: 0});
          if (w_flip === null) return;
          const moved = weights.map((w, k) => (k === 0 ? w_flip : (w * (1 - w_flip)) / (1 - weights[0]!)));
          const score = (u: number[]) => u.reduce((sum, value, k) => sum + value * moved[k]!, 0);
          expect(score(leader)).toBeCloseTo(score(rival), 9);
        }
      )
    );
  });

  it("is null where the two differ nowhere or the others have no weight, and throws on a metric there is not", () => {
    expect(weightFlip([0.5, 0.5], [0.5, 0.5], {weights: [0.5, 0.5], index: 0})).toEqual({w_flip: null});
    expect(weightFlip([0.5, 0.5], [0.4, 0.9], {weights: [1, 0], index: 0})).toEqual({w_flip: null});
    expect(() => weightFlip([1], [0], {weights: [1], index: 3})).toThrow("index must be a metric from 0 to 0, got 3");
  });
});

describe("simplexProjection(v)", () => {
  it("gives weights, leaves weights alone, and no set of weights lies nearer", () => {
    const list = fc.array(fc.integer({min: -30, max: 30}), {minLength: 1, maxLength: 6});
    fc.assert(
      fc.property(list, list, (v, other) => {
        const w = simplexProjection(v);
        expect(w.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
        expect(Math.min(...w)).toBeGreaterThanOrEqual(0);
        simplexProjection(w).forEach((value, k) => expect(value).toBeCloseTo(w[k]!, 10));
        const rival = simplexProjection(v.map((_, k) => other[k % other.length]!));
        const distance = (to: number[]) => to.reduce((sum, value, k) => sum + (value - v[k]!) ** 2, 0);
        expect(distance(w)).toBeLessThanOrEqual(distance(rival) + 1e-9);
      })
    );
    expect(() => simplexProjection([])).toThrow("a projection needs at least one number, got none");
  });
});
