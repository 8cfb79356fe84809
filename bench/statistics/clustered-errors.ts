import {tFor} from "../../src/statistics/distributions.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import {seeded} from "../../src/statistics/random.js";
import {meanSeClustered} from "../../src/statistics/rates/mean-se-clustered.js";
import {checkSame, milliseconds, type Timing} from "./timing.js";

const tasks = 2000;
const repositories = 200;

/** The clustered interval of 50 systems over 2000 tasks in 200 repositories. */
export function clusteredErrors(): Timing {
  const random = seeded(2);
  const clusters = Int32Array.from({length: tasks}, () => Math.floor(random() * repositories));
  const systems = Array.from({length: 50}, () => Float64Array.from({length: tasks}, () => Number(random() < 0.6)));
  const ours = () =>
    systems.map((values) => {
      const result = meanSeClustered(values, {clusters});
      if (isRefusal(result)) throw new Error(`refused ${result.refused}`);
      return result.low!;
    });
  const plain = () => systems.map((values) => lowerBound(values, clusters));
  checkSame(ours(), plain(), "clustered errors");
  return {
    name: "clustered intervals of 50 systems × 2,000 tasks",
    ours_ms: milliseconds(ours),
    baseline_ms: milliseconds(plain),
    baseline: "two loops over typed arrays, clusters already numbered, nothing checked",
    note: "ours also numbers the clusters, checks every value and gives three standard errors"
  };
}

function lowerBound(values: Float64Array, clusters: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < tasks; i++) sum += values[i]!;
  const mean = sum / tasks;
  const residuals = new Float64Array(repositories);
  for (let i = 0; i < tasks; i++) residuals[clusters[i]!]! += values[i]! - mean;
  let squares = 0;
  for (let g = 0; g < repositories; g++) squares += residuals[g]! ** 2;
  const se = (Math.sqrt(squares) / tasks) * Math.sqrt(repositories / (repositories - 1));
  return mean - tFor(0.95, repositories - 1) * se;
}
