import {describe, expect, it} from "vitest";
import {history} from "../../../bench/calibration/composite.js";
import {freeWeights} from "../../../src/statistics/composite/free-weights.js";
import {utilityMeans} from "../../../src/statistics/composite/utility-means.js";
import {weightFlipBootstrap} from "../../../src/statistics/composite/weight-flip-bootstrap.js";
import {refuse} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import {known} from "../known.js";

const prior = [0.4, 0.3, 0.3];

describe("freeWeights(history, options)", () => {
  it("covers the true weights in nineteen worlds of twenty or so, and leaves noise near nought", () => {
    const truth = [0.2, 0.8, 0];
    const covered = [0, 0];
    const noise: number[] = [];
    for (let world = 0; world < 20; world++) {
      const found = known(freeWeights(history(seeded(100 + world), 600, truth, 8), {prior, bootstraps: 60}));
      for (const k of [0, 1]) {
        const {low, high} = found[k]!;
        if (low! <= truth[k]! && truth[k]! <= high!) covered[k]!++;
      }
      noise.push(found[2]!.value);
    }
    // By simulation, seeds 100 to 119: 95% intervals hold the truth in at least 16 of 20 (binomial, P .003 to fail).
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(16);
    expect(noise.reduce((a, b) => a + b, 0) / 20).toBeLessThan(0.06);
  });

  it("does not heed the weights we hold", () => {
    const some = history(seeded(3), 600, [0.2, 0.8, 0], 8);
    const [a, b] = [prior, [0.1, 0.1, 0.8]].map((p) => known(freeWeights(some, {prior: p, bootstraps: 1})));
    a!.forEach((w, k) => expect(w.value).toBeCloseTo(b![k]!.value, 6));
  });

  it("refuses one repository and one outcome", () => {
    const some = history(seeded(4), 200, [0.2, 0.8, 0], 8);
    expect(freeWeights({...some, repositories: some.y.map(() => "only")}, {prior})).toEqual(refuse("one_cluster", 200));
    expect(freeWeights({...some, y: some.y.map(() => 1)}, {prior})).toEqual(refuse("one_class_only", 200));
  });
});

describe("weightFlipBootstrap(pair, draws, options)", () => {
  const pair = {leader: [0.9, 0.2], rival: [0.5, 0.8]};
  const options = {weights: [0.7, 0.3], index: 0};

  it("finds the weight at which two systems are level", () => {
    // By hand: .9 w + .2 (1 − w) = .5 w + .8 (1 − w) where .4 w = .6 (1 − w), w = .6.
    const flip = known(weightFlipBootstrap(pair, [pair, pair], options));
    expect(flip.value).toBeCloseTo(0.6, 12);
    expect([flip.low, flip.high].map((x) => Number(x?.toFixed(12)))).toEqual([0.6, 0.6]);
  });

  it("leaves the interval open where resamples have no such weight, and refuses where there is none at all", () => {
    const never = {leader: [0.9, 0.9], rival: [0.5, 0.8]};
    const open = known(weightFlipBootstrap(pair, [pair, never], options));
    expect(open).toMatchObject({low: null, high: null, flags: ["unbounded_side"]});
    expect(weightFlipBootstrap(never, [pair], options)).toEqual(refuse("no_positive_signal", 1));
    expect(weightFlipBootstrap(pair, [], options)).toEqual(refuse("n_zero", 0));
  });
});

describe("utilityMeans(values, anchors, clusters)", () => {
  it("turns means and their covariance by the slope of the scale", () => {
    // By hand: means .5 and 4; on the scale 10 → 0, 0 → 1 four are worth .6, and one unit is worth −.1.
    const values = [
      [0, 1, 0, 1],
      [2, 6, 3, 5]
    ];
    const plain = known(utilityMeans(values, [[0, 1], [0, 1]], [0, 1, 2, 3])); // prettier-ignore
    const scaled = known(utilityMeans(values, [[0, 1], [10, 0]], [0, 1, 2, 3])); // prettier-ignore
    expect(scaled.utilities[0]).toBeCloseTo(0.5, 12);
    expect(scaled.utilities[1]).toBeCloseTo(0.6, 12);
    expect(plain.utilities[1]).toBe(1);
    expect(plain.covariance[1]).toEqual([0, 0]); // beyond its anchor the utility is level
    expect(scaled.covariance[0]![1]).toBeLessThan(0);
    expect(scaled.covariance[0]![0]).toBeCloseTo(plain.covariance[0]![0]!, 12);
  });

  it("refuses a metric without values", () => {
    expect(utilityMeans([[null, null]], [[0, 1]], [0, 1])).toMatchObject({refused: "n_zero"});
  });
});
