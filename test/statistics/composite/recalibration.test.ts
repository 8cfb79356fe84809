import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chooseLambda} from "../../../src/statistics/composite/choose-lambda.js";
import {optimismBootstrapMse} from "../../../src/statistics/composite/optimism-bootstrap-mse.js";
import {recalibrateWeights} from "../../../src/statistics/composite/recalibrate-weights.js";
import {recalibrationStudy} from "../../../src/statistics/composite/recalibration-study.js";
import {timeBlocks} from "../../../src/statistics/composite/time-blocks.js";
import {refuse} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import {history} from "../../../bench/calibration/composite.js";
import {known} from "../known.js";

const rows = [
  [0.1, 0.9],
  [0.3, 0.4],
  [0.5, 0.2],
  [0.6, 0.7],
  [0.8, 0.3],
  [0.9, 0.6],
  [0.2, 0.1],
  [0.7, 0.9],
  [0.4, 0.8],
  [0.95, 0.15]
];
const y = [0, 1, 0, 1, 1, 1, 0, 1, 0, 0];

describe("recalibrateWeights(rows, y, options)", () => {
  it("without a pull is non-negative logistic regression", () => {
    // scipy 1.17.1: minimize(mean log loss, method="L-BFGS-B", bounds b ≥ 0, ftol 1e-16)
    const fit = known(recalibrateWeights(rows, y, {prior: [0.5, 0.5], lambda: 0}));
    expect(fit.intercept).toBeCloseTo(-3.84145587, 4);
    expect(fit.slope).toBeCloseTo(4.17047041 + 2.9952404, 4);
    expect(fit.log_loss).toBeCloseTo(0.5397991632219176, 10);
  });

  it("with a pull agrees with scipy", () => {
    const fit = known(recalibrateWeights(rows, y, {prior: [0.5, 0.5], lambda: 0.1})); // scipy 1.17.1, as above
    expect(fit.weights[0]).toBeCloseTo(3.65912954 / (3.65912954 + 3.44835375), 5);
    expect(fit.objective).toBeCloseTo(0.5459390925901975, 10);
  });

  it("counts a row as often as it says", () => {
    const twice = known(
      recalibrateWeights([...rows, ...rows.slice(0, 3)], [...y, ...y.slice(0, 3)], {prior: [0.5, 0.5], lambda: 0.1})
    );
    const weighted = known(
      recalibrateWeights(rows, y, {prior: [0.5, 0.5], lambda: 0.1, rowWeights: y.map((_, i) => (i < 3 ? 2 : 1))})
    );
    weighted.weights.forEach((w, k) => expect(w).toBeCloseTo(twice.weights[k]!, 8));
  });

  it("gives weights wherever it starts and however metrics are ordered, and leaves no better weights nearby", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 200}), fc.constantFrom(0, 0.01, 1, 1000), (seed, lambda) => {
        const {rows: z, y: good} = history(seeded(seed), 80, [0.2, 0.5, 0.3], 4);
        const prior = [0.5, 0.3, 0.2];
        const fit = recalibrateWeights(z, good, {prior, lambda});
        if ("refused" in fit) return;
        expect(fit.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 10);
        expect(Math.min(...fit.weights)).toBeGreaterThanOrEqual(0);
        const back = known(
          recalibrateWeights(
            z.map((r) => r.slice().reverse()),
            good,
            {prior: prior.slice().reverse(), lambda}
          )
        );
        back.weights.reverse().forEach((w, k) => expect(w).toBeCloseTo(fit.weights[k]!, 5));
        const other = known(recalibrateWeights(z, good, {prior, lambda, start: [1, 3, 0.5, 2]}));
        expect(other.objective).toBeCloseTo(fit.objective, 10);
      }),
      {numRuns: 30}
    );
  });

  it("finds its way back from a start where everything looks certain", () => {
    const {rows: z, y: good} = history(seeded(7), 80, [0.2, 0.5, 0.3], 4);
    const options = {prior: [0.5, 0.3, 0.2], lambda: 1000};
    const fit = known(recalibrateWeights(z, good, {...options, start: [1, 3, 0.5, 2]}));
    expect(fit.objective).toBeCloseTo(known(recalibrateWeights(z, good, options)).objective, 10);
  });

  it("refuses outcomes that teach nothing, each for its reason", () => {
    const options = {prior: [0.5, 0.5], lambda: 0.1};
    expect(
      recalibrateWeights(
        rows,
        y.map(() => 1),
        options
      )
    ).toEqual(refuse("one_class_only", 10));
    expect(recalibrateWeights([], [], options)).toEqual(refuse("one_class_only", 0));
    expect(recalibrateWeights([[0], [0.2], [0.8], [1]], [1, 1, 0, 0], {prior: [1], lambda: 0.1})).toEqual(
      refuse("no_positive_signal", 4)
    );
    expect(recalibrateWeights([[0], [0.2], [0.8], [1]], [0, 0, 1, 1], {prior: [1], lambda: 0.1})).toEqual(
      refuse("separation", 4)
    );
    expect(recalibrateWeights(rows, y, {prior: [0.5, 0.6], lambda: 0.1})).toEqual(refuse("weights_not_normalised", 10));
    expect(() => recalibrateWeights(rows, y, {prior: [1], lambda: 0.1})).toThrow(
      "prior and metrics must have the same length"
    );
    expect(() => recalibrateWeights(rows, y, {prior: [0.5, 0.5], lambda: -1})).toThrow(
      "lambda must be a number from 0, got -1"
    );
  });
});

describe("timeBlocks(times, blocks)", () => {
  it("keeps rows of one moment together, oldest first, and loses none", () => {
    expect(timeBlocks([3, 1, 2, 4], 2)).toEqual([
      [1, 2],
      [0, 3]
    ]);
    expect(timeBlocks([1, 1, 1, 2], 2)).toEqual([[0, 1, 2], [3]]);
    fc.assert(
      fc.property(
        fc.array(fc.nat(10), {minLength: 1, maxLength: 40}),
        fc.integer({min: 2, max: 6}),
        (times, blocks) => {
          const cut = timeBlocks(times, blocks);
          expect(cut.flat().sort((a, b) => a - b)).toEqual(times.map((_, i) => i));
          for (let b = 1; b < cut.length; b++)
            expect(Math.max(...cut[b - 1]!.map((i) => times[i]!))).toBeLessThan(
              Math.min(...cut[b]!.map((i) => times[i]!))
            );
        }
      )
    );
  });
});

describe("chooseLambda(rows, y, repositories, options)", () => {
  it("pulls hard where the weights we hold are right, little where they are wrong, and hardest without evidence", () => {
    const prior = [0.5, 0.3, 0.2];
    const right = history(seeded(3), 600, prior, 4);
    const wrong = history(seeded(3), 600, [0.05, 0.05, 0.9], 6);
    expect(chooseLambda(right.rows, right.y, right.repositories, {prior})).toBe(1000);
    expect(chooseLambda(wrong.rows, wrong.y, wrong.repositories, {prior})).toBeLessThanOrEqual(0.1);
    expect(
      chooseLambda(
        right.rows,
        right.y,
        right.rows.map(() => "only"),
        {prior}
      )
    ).toBe(1000);
  });
});

describe("recalibrationStudy(history, options)", () => {
  const prior = [0.5, 0.3, 0.2];

  it("adopts weights that outcomes clearly ask for, and they are near the true ones", () => {
    const study = known(recalibrationStudy(history(seeded(4), 900, [0.05, 0.05, 0.9], 6), {prior, bootstraps: 60}));
    expect(study).toMatchObject({adopt: true, reason: "gain_proven", n: 900, n_clusters: 30, folds_unusable: 0});
    expect(study.weights[2]!.value).toBeGreaterThan(0.75);
    expect(study.weights[2]!.probability_up).toBe(1);
    expect(known(study.auc_new).value).toBeGreaterThan(known(study.auc_prior).value);
    expect(study.folds).toHaveLength(4);
    study.folds.forEach((fold, i) => {
      expect(fold.log_loss_new).toBeLessThan(fold.log_loss_prior);
      if (i > 0) expect(fold.from).toBeGreaterThan(study.folds[i - 1]!.to);
    });
  });

  it("leaves right weights alone", () => {
    const study = known(recalibrationStudy(history(seeded(5), 600, prior, 4), {prior, bootstraps: 20}));
    expect(study.adopt).toBe(false);
  });

  it("does not adopt on the word of a few repositories", () => {
    const few = history(seeded(4), 900, [0.05, 0.05, 0.9], 6);
    const study = known(
      recalibrationStudy({...few, repositories: few.repositories.map((r) => r % 6)}, {prior, bootstraps: 20})
    );
    expect(study).toMatchObject({adopt: false, reason: "few_clusters"});
  });

  it("gives the same answer for the same seed, and refuses too little", () => {
    const some = history(seeded(6), 300, prior, 4);
    const options = {prior, bootstraps: 20, seed: 3};
    expect(recalibrationStudy(some, options)).toEqual(recalibrationStudy(some, options));
    const little = history(seeded(6), 40, prior, 4);
    expect(recalibrationStudy(little, {prior})).toEqual(refuse("n_too_small", 40));
    expect(recalibrationStudy({...some, y: some.y.map(() => 1)}, {prior})).toEqual(refuse("one_class_only", 300));
    expect(recalibrationStudy({...some, repositories: some.y.map(() => "a")}, {prior})).toEqual(
      refuse("one_cluster", 300)
    );
  });
});

describe("optimismBootstrapMse(x, y, options)", () => {
  it("finds the fit flatters itself, the same way for the same seed", () => {
    const random = seeded(9);
    const x = Array.from({length: 20}, () => random());
    const noise = x.map((v) => v + random());
    const result = known(optimismBootstrapMse(x, noise));
    expect(result.optimism).toBeGreaterThan(0);
    expect(result.corrected).toBeCloseTo(result.apparent + result.optimism, 12);
    expect(optimismBootstrapMse(x, noise)).toEqual(result);
  });

  it("is nothing for a straight line, counts resamples it cannot fit, and refuses what has no slope", () => {
    const line = known(
      optimismBootstrapMse([1, 2, 3, 4], [3, 5, 7, 9], {
        resamples: [
          [0, 0, 1, 3],
          [2, 2, 2, 2]
        ]
      })
    );
    expect(line.corrected).toBeCloseTo(0, 12);
    expect(line.resamples_unusable).toBe(1);
    expect(optimismBootstrapMse([1, 1, 1], [1, 2, 3])).toEqual(refuse("zero_variance", 3));
    expect(optimismBootstrapMse([1, 2], [1, 2])).toEqual(refuse("n_too_small", 2));
    expect(optimismBootstrapMse([1, 2, 3], [1, 2, 4], {resamples: [[0, 0, 0]]})).toEqual(refuse("empty_resample", 3));
  });
});
