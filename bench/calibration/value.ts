import type {Random} from "../../src/statistics/random.js";
import {bootstrapWeights} from "../../src/statistics/resampling/bootstrap-weights.js";
import {matrixFrom} from "../../src/statistics/resampling/matrix.js";
import {resampleSums} from "../../src/statistics/resampling/resample-sums.js";
import {escalation} from "../../src/statistics/value/escalation.js";
import {evpiNormalTwo} from "../../src/statistics/value/evpi-normal-two.js";
import {fiellerIcer} from "../../src/statistics/value/fieller-icer.js";
import {probPareto} from "../../src/statistics/value/prob-pareto.js";
import {ratioEstimator} from "../../src/statistics/value/ratio-estimator.js";
import {beta, coin, count, covers, normal, times} from "./draws.js";
import type {Calibration} from "./calibration.js";
import {routingTrial} from "./routing-trial.js";

/** A cheap system that passes easy tasks and a dear one that passes more, on tasks that clusters make easy or hard. */
function escalationTrial(random: Random) {
  const clusters = times(120, (t) => Math.floor(t / 3));
  const easy = times(40, () => random() < 0.5);
  const passes = (chance: readonly [number, number]) => clusters.map((g) => coin(random, chance[easy[g]! ? 0 : 1]));
  const dollars = (mean: number) => clusters.map(() => mean * (0.5 + random()));
  const cheap = {passes: passes([0.8, 0.2]), cost: dollars(0.02)};
  const dear = {passes: passes([0.9, 0.6]), cost: dollars(0.2)};
  // By hand: it fails on .2 and .8 of tasks, and the dear system passes .9 and .6 of what it is then given.
  const truth = {quality: (0.8 + 0.2 * 0.9 + 0.2 + 0.8 * 0.6) / 2, cost: 0.02 + 0.5 * 0.2, saving: 0.2 - 0.12};
  return {found: escalation(cheap, dear, {clusters}), truth};
}

const escalated = (what: string, hit: (trial: ReturnType<typeof escalationTrial>) => boolean): Calibration => ({
  method: "escalation",
  what,
  nominal: 0.95,
  run: (random, replicates) => count(replicates, () => hit(escalationTrial(random)))
});

/** Coverage of what the rule comes to on average over the experiments, or of what the plan of each is truly worth. */
const routed = (what: string, of: "gain" | "saving", truth: "rule" | "shown"): Calibration => ({
  method: "outOfBag",
  what,
  nominal: 0.95,
  run: (random, replicates) => {
    const trials = times(replicates, () => routingTrial(random));
    const ofRule = trials.reduce((sum, trial) => sum + trial.rule[of], 0) / replicates;
    const hits = trials.filter((trial) => covers(trial.score[of], truth === "rule" ? ofRule : trial.shown[of]));
    return {hits: hits.length, replicates};
  }
});

export const calibrations: Calibration[] = [
  {
    method: "ratioEstimator",
    what: "covers the cost per completed task, 60 tasks, 60 % completed, failures dearer",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const done = times(60, () => coin(random, 0.6));
        const cost = done.map((d) => (d === 1 ? 0.2 : 0.4) * (0.5 + random()));
        return covers(ratioEstimator(cost, done), 0.28 / 0.6);
      })
  },
  {
    method: "ratioEstimator",
    what: "the same over 30 clusters of 4 whose completion rates are Beta(3, 2)",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const rates = times(30, () => beta(random, 3, 2));
        const done = times(120, (i) => coin(random, rates[Math.floor(i / 4)] as number));
        const cost = done.map((d) => (d === 1 ? 0.2 : 0.4) * (0.5 + random()));
        const clusters = times(120, (i) => Math.floor(i / 4));
        return covers(ratioEstimator(cost, done, {clusters}), 0.28 / 0.6);
      })
  },
  {
    method: "ratioEstimator",
    what: "the same over 40 clusters of 1 to 10 tasks",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const clusters = times(40, (g) => times(1 + (g % 10), () => g)).flat();
        const rates = times(40, () => beta(random, 3, 2));
        const done = clusters.map((g) => coin(random, rates[g] as number));
        const cost = done.map((d) => (d === 1 ? 0.2 : 0.4) * (0.5 + random()));
        return covers(ratioEstimator(cost, done, {clusters}), 0.28 / 0.6);
      })
  },
  {
    method: "fiellerIcer",
    what: "covers 6.25 dollars per completed task from normal differences with known errors",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const moments = {
          deltaCost: 0.5 + 0.05 * normal(random),
          deltaEffect: 0.08 + 0.015 * normal(random),
          varCost: 0.05 ** 2,
          varEffect: 0.015 ** 2,
          cov: 0
        };
        return covers(fiellerIcer(moments), 6.25);
      })
  },
  {
    method: "evpiNormalTwo",
    what: "the share of the time that A is better equals prob_a_better at .5 ± 1",
    nominal: evpiNormalTwo(0.5, 1).prob_a_better,
    run: (random, replicates) => count(replicates, () => 0.5 + normal(random) > 0)
  },
  {
    method: "probPareto",
    what: "of two systems of one cost and equal truth over 40 tasks, the first is on the frontier with P above one half",
    nominal: 0.5,
    run: (random, replicates) =>
      count(replicates, () => {
        const sums = matrixFrom(times(40, () => [1, normal(random), normal(random)]));
        const {rows, values} = resampleSums(
          bootstrapWeights(40, {replicates: 200, seed: Math.floor(random() * 2 ** 31)}),
          sums
        );
        const quality = matrixFrom(times(rows, (b) => [values[b * 3 + 1] as number, values[b * 3 + 2] as number]));
        const cost = {rows, columns: 2, values: new Float64Array(2 * rows).fill(1)};
        return (probPareto(cost, quality).prob[0] as number) > 0.5;
      })
  },
  escalated(
    "covers what both finish together, 40 clusters of 3 tasks hard for both or easy for both",
    ({found, truth}) => covers(found.quality, truth.quality)
  ),
  escalated(
    "covers the dollars per task saved beside the dear system alone, over the same clusters",
    ({found, truth}) => covers(found.saving, truth.saving)
  ),
  escalated("covers the dollars per completed task of the pair, over the same clusters", ({found, truth}) =>
    covers(found.cost_per_completed, truth.cost / truth.quality)
  ),
  routed("covers the quality that routing by the rule gains on average, 160 tasks of four kinds", "gain", "rule"),
  routed("covers the dollars per task that the rule saves on average, over the same", "saving", "rule"),
  routed("covers the true gain of the one plan that all tasks give, the one that is shown", "gain", "shown"),
  routed("covers the dollars per task that this plan truly saves", "saving", "shown")
];
