import {tFor} from "../../src/statistics/distributions.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import {seeded} from "../../src/statistics/random.js";
import {clusterRows} from "../../src/statistics/rates/clusters.js";
import {meanSeClustered} from "../../src/statistics/rates/mean-se-clustered.js";
import type {Piece, Size} from "./timing.js";

/** The clustered interval of 50 systems over 2000 tasks in 200 repositories, numbered once as the pages do. */
export function clusteredErrors(size: Size = "full"): Piece {
  const [systems, tasks, repositories] = size === "full" ? [50, 2000, 200] : [4, 200, 40];
  const random = seeded(2);
  const labels = Int32Array.from({length: tasks}, () => Math.floor(random() * repositories));
  const clusters = clusterRows(tasks, labels);
  const rows = Array.from({length: systems}, () => Float64Array.from({length: tasks}, () => Number(random() < 0.6)));
  const numbers = new Float64Array(4 * systems);
  return {
    name: `clustered standard errors of ${systems} systems × ${tasks.toLocaleString("en-US")} tasks`,
    baseline: "the same two standard errors and interval in two loops over typed arrays, numbers checked",
    ours: () => {
      rows.forEach((values, s) => {
        const result = meanSeClustered(values, {clusters});
        if (isRefusal(result)) throw new Error(`refused ${result.refused}`);
        numbers.set([result.low!, result.high!, result.se, result.se_naive], 4 * s);
      });
      return numbers.slice();
    },
    plain: () => {
      const out = new Float64Array(4 * systems);
      rows.forEach((values, s) => writeErrors(values, clusters.of, clusters.count, out, 4 * s));
      return out;
    }
  };
}

function writeErrors(values: Float64Array, of: Int32Array, count: number, out: Float64Array, at: number): void {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const v = values[i]!;
    if (!Number.isFinite(v)) throw new TypeError("a finite number is needed");
    sum += v;
  }
  const mean = sum / n;
  const residuals = new Float64Array(count);
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    residuals[of[i]!]! += d;
    spread += d * d;
  }
  let squares = 0;
  for (let g = 0; g < count; g++) squares += residuals[g]! * residuals[g]!;
  const se = (Math.sqrt(squares) / n) * Math.sqrt(count / (count - 1));
  const half = tFor(0.95, count - 1) * se;
  out[at] = mean - half;
  out[at + 1] = mean + half;
  out[at + 2] = se;
  out[at + 3] = Math.sqrt(spread / (n - 1) / n);
}
