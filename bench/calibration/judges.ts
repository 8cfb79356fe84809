import {activeMean} from "../../src/statistics/judges/active-mean.js";
import {brierDecomposition} from "../../src/statistics/judges/brier-decomposition.js";
import {correctedRate, type CorrectedRate} from "../../src/statistics/judges/corrected-rate.js";
import {ece} from "../../src/statistics/judges/ece.js";
import {judgeBias, type JudgedAnswer} from "../../src/statistics/judges/judge-bias.js";
import {plattScaling} from "../../src/statistics/judges/platt-scaling.js";
import {positionBias} from "../../src/statistics/judges/position-bias.js";
import {ppiMean} from "../../src/statistics/judges/ppi-mean.js";
import {roganGladen} from "../../src/statistics/judges/rogan-gladen.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {beta, binomial, coin, count, covers, normal, times} from "./draws.js";

const simulated = (method: string, what: string, nominal: number, hit: (random: Random) => boolean): Calibration => ({
  method,
  what,
  nominal,
  run: (random, replicates) => count(replicates, () => hit(random))
});

/** Coverage of people's own rate, .6, by the rate that leads. */
const correctedBy = (what: string, rates: (random: Random) => CorrectedRate): Calibration =>
  simulated("correctedRate", `covers people's rate of .6 ${what}`, 0.95, (random) => {
    const found = rates(random);
    return found.primary !== null && covers(found[found.primary], 0.6);
  });

/** A human verdict that is yes with a chance, .6 unless given, and a judge's noisy score of the same answer. */
function judged(random: Random, chance = 0.6) {
  const y = coin(random, chance);
  return {y, f: Math.min(1, Math.max(0, 0.3 + 0.4 * y + 0.2 * normal(random)))};
}

function ppi(random: Random, n: number, lambda: "auto" | "cross-fit") {
  const labelled = times(n, () => judged(random));
  return ppiMean(
    labelled.map(({y}) => y),
    labelled.map(({f}) => f),
    times(500, () => judged(random).f),
    {lambda}
  );
}

export const calibrations: Calibration[] = [
  simulated("positionBias", "covers a bias of .1 over 80 pairs", 0.95, (random) => {
    const counts = {alwaysFirst: 0, alwaysSecond: 0, consistent: 0};
    for (let i = 0; i < 80; i++) {
      const u = random();
      counts[u < 0.2 ? "alwaysFirst" : u < 0.3 ? "alwaysSecond" : "consistent"]++;
    }
    return covers(positionBias(counts), 0.1);
  }),
  simulated("ppiMean", "covers the human mean from 150 labels and 500 judged units", 0.95, (random) =>
    covers(ppi(random, 150, "auto"), 0.6)
  ),
  simulated("ppiMean", "cross-fitted, covers by t from 40 labels", 0.95, (random) => {
    const estimate = ppi(random, 40, "cross-fit");
    return !isRefusal(estimate) && covers({...estimate, low: estimate.t_low, high: estimate.t_high}, 0.6);
  }),
  simulated("activeMean", "covers the human mean of 400 units, unsure ones reviewed more often", 0.95, (random) => {
    const units = times(400, () => judged(random));
    const chance = units.map(({f}) => (Math.abs(f - 0.5) < 0.2 ? 0.5 : 0.15));
    const human = units.map(({y}, i) => (random() < chance[i]! ? y : null));
    const estimate = activeMean(
      human,
      units.map(({f}) => f),
      chance
    );
    return covers(estimate, 0.6);
  }),
  simulated(
    "roganGladen",
    "covers a rate of .6 of 300 units, judge of .85 and .8 calibrated on 80 and 80",
    0.95,
    (random) => {
      const p = binomial(random, 300, 0.6 * 0.85 + 0.4 * 0.2) / 300;
      const sensitivity = binomial(random, 80, 0.85) / 80;
      const specificity = binomial(random, 80, 0.8) / 80;
      return covers(roganGladen({p, n: 300, sensitivity, m1: 80, specificity, m0: 80}), 0.6);
    }
  ),
  simulated("ece", "rejects a perfectly calibrated judge of 80 forecasts", 0.05, (random) => {
    const p = times(80, () => random());
    const y = p.map((share) => coin(random, share));
    const result = ece(p, y, {replicates: 199, seed: Math.floor(random() * 1e9)});
    return !isRefusal(result) && result.p !== null && result.p <= 0.05;
  }),
  simulated(
    "brierDecomposition",
    "covers the mean squared error of calibrated uniform forecasts, 60 of them",
    0.95,
    (random) => {
      const p = times(60, () => random());
      return covers(
        brierDecomposition(
          p,
          p.map((share) => coin(random, share))
        ),
        1 / 6
      );
    }
  ),
  simulated("plattScaling", "covers a slope of 1.5 from 300 units", 0.95, (random) => {
    const score = times(300, () => normal(random));
    const y = score.map((x) => coin(random, 1 / (1 + Math.exp(-0.3 - 1.5 * x))));
    return covers(plattScaling(score, y), 1.5);
  }),
  simulated(
    "judgeBias",
    "finds a bias towards length where length only goes with quality, 80 tasks",
    0.05,
    (random) => {
      const answers = times(80, (task) => {
        const quality = normal(random);
        return times(3, (): JudgedAnswer => {
          const human = quality + normal(random);
          const judge = coin(random, 1 / (1 + Math.exp(-human))) as 0 | 1;
          return {judge, human, length: human + normal(random), same_family: random() < 0.5, cluster: task};
        });
      }).flat();
      const bias = judgeBias(answers);
      return !isRefusal(bias) && bias.length !== null && bias.length.p < 0.05;
    }
  ),
  correctedBy("from 60 labels drawn at random of 400 units, by whichever rate leads", (random) => {
    const units = times(400, () => judged(random));
    return correctedRate(
      units.map(({y}, i) => (i < 60 ? y : null)),
      units.map(({f}) => f)
    );
  }),
  correctedBy("the same with a judge that tells next to nothing", (random) => {
    const units = times(400, () => judged(random));
    return correctedRate(
      units.map(({y}, i) => (i < 60 ? y : null)),
      units.map(({f}) => Math.min(1, Math.max(0, 0.5 + 0.1 * (f - 0.5) + 0.2 * normal(random))))
    );
  }),
  correctedBy("from about 90 labels of 400 units in clusters of 4, unsure ones reviewed more often", (random) => {
    const units = times(100, () => {
      const chance = beta(random, 3, 2);
      return times(4, () => judged(random, chance));
    }).flat();
    const probability = units.map(({f}) => (Math.abs(f - 0.5) < 0.2 ? 0.35 : 0.15));
    return correctedRate(
      units.map(({y}, i) => (random() < probability[i]! ? y : null)),
      units.map(({f}) => f),
      {probability, clusters: times(400, (i) => Math.floor(i / 4))}
    );
  }),
  correctedBy("from 20 labels, where people alone lead", (random) => {
    const units = times(300, () => judged(random));
    return correctedRate(
      units.map(({y}, i) => (i < 20 ? y : null)),
      units.map(({f}) => f)
    );
  })
];
