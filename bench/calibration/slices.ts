import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import {shrunkenSlices} from "../../src/statistics/slices/shrunken-slices.js";
import {sliceSurprise} from "../../src/statistics/slices/slice-surprise.js";
import {taskExcess} from "../../src/statistics/slices/task-excess.js";
import type {Calibration} from "./calibration.js";
import {beta, coin, count, covers, normal, times} from "./draws.js";

/** Four systems on 100 tasks in clusters of `size`; the first `inside` tasks are the slice. */
function excess(random: Random, inside: number, size: number) {
  const task = times(100, (t) => t);
  const hard = times(100 / size, () => 0.2 + 0.5 * random());
  const own = times(4, () => times(100 / size, () => (size > 1 ? 0.12 * normal(random) : 0)));
  const systems = times(4, (j) => ({
    task,
    value: task.map((t) => {
      const g = Math.floor(t / size);
      return coin(random, Math.min(1, Math.max(0, hard[g]! + 0.08 * j + own[j]![g]!)));
    })
  }));
  return {
    values: taskExcess(systems)[0]!.excess,
    clusters: task.map((t) => Math.floor(t / size)),
    inside: task.map((t) => t < inside)
  };
}

const level = (inside: number, size: number): Calibration => ({
  method: "sliceSurprise",
  what: `rejects an expected slice of ${inside} of 100 tasks${size > 1 ? ` in clusters of ${size}` : ""}, four systems`,
  nominal: 0.05,
  run: (random, replicates) =>
    count(replicates, () => {
      const drawn = excess(random, inside, size);
      const found = sliceSurprise(drawn.values, drawn.inside, size > 1 ? {clusters: drawn.clusters} : {});
      return !isRefusal(found) && found.p < 0.05;
    })
});

export const calibrations: Calibration[] = [
  level(6, 1),
  level(40, 1),
  level(40, 4),
  {
    method: "shrunkenSlices",
    what: "covers the rate of one of eight slices of 6 to 48 tasks, rates Beta(14, 6)",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const rates = times(8, () => beta(random, 14, 6));
        const slices = rates.map((p, i) => ({values: times(6 * (i + 1), () => coin(random, p))}));
        const {slices: shrunken} = shrunkenSlices({values: slices.flatMap((s) => s.values)}, slices);
        const pick = Math.floor(random() * 8);
        return covers(shrunken[pick]!, rates[pick]!);
      })
  },
  {
    method: "shrunkenSlices, Q",
    what: "finds heterogeneity at .05 where eight slices of 6 to 48 tasks share one rate of .7",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const slices = times(8, (i) => ({values: times(6 * (i + 1), () => coin(random, 0.7))}));
        const {heterogeneity} = shrunkenSlices({values: slices.flatMap((s) => s.values)}, slices);
        return !isRefusal(heterogeneity) && heterogeneity.p < 0.05;
      })
  }
];
