import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import {shrunkenSlices} from "../../src/statistics/slices/shrunken-slices.js";
import {sliceSurprise} from "../../src/statistics/slices/slice-surprise.js";
import type {Calibration} from "./calibration.js";
import {beta, coin, count, covers, normal, times} from "./draws.js";

/** Four systems on 100 tasks in clusters of `size`, the first `inside` of which, easier for all, are the slice. */
function drawn(random: Random, inside: number, size: number) {
  const hard = times(100 / size, () => 2 * random() - 1.4);
  const own = times(4, () => times(100 / size, () => (size > 1 ? 0.6 * normal(random) : 0)));
  const values = times(4, (j) =>
    times(100, (t) => {
      const g = Math.floor(t / size);
      const logit = hard[g]! + own[j]![g]! + 0.5 * j + (t < inside ? 1.5 : 0);
      return coin(random, 1 / (1 + Math.exp(-logit)));
    })
  );
  return {values, inside: times(100, (t) => t < inside), clusters: times(100, (t) => Math.floor(t / size))};
}

const level = (inside: number, size: number): Calibration => ({
  method: "sliceSurprise",
  what: `rejects an easy slice of ${inside} of 100 tasks${size > 1 ? ` in clusters of ${size}` : ""}, equally easy for four systems`,
  nominal: 0.05,
  run: (random, replicates) =>
    count(replicates, () => {
      const {values, inside: slice, clusters} = drawn(random, inside, size);
      const best = sliceSurprise(values, slice, size > 1 ? {clusters} : {})[3]!;
      return !isRefusal(best) && best.p < 0.05;
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
