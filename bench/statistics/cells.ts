import {seeded} from "../../src/statistics/random.js";
import {clusterSums} from "../../src/statistics/rates/clusters.js";
import {checkSame, milliseconds, type Timing} from "./timing.js";

/** A million scores summed into 2000 tasks × 50 systems. */
export function cells(): Timing {
  const random = seeded(1);
  const rows = 1_000_000;
  const count = 2000 * 50;
  const values = Float64Array.from({length: rows}, random);
  const of = Int32Array.from({length: rows}, () => Math.floor(random() * count));
  const plain = () => {
    const sums = new Float64Array(count);
    for (let i = 0; i < rows; i++) sums[of[i]!]! += values[i]!;
    return sums;
  };
  const ours = () => clusterSums(values, {of, count});
  checkSame(ours(), plain(), "cells");
  return {
    name: "sum 1,000,000 rows into 100,000 cells",
    ours_ms: milliseconds(ours),
    baseline_ms: milliseconds(plain),
    baseline: "one loop over typed arrays"
  };
}
