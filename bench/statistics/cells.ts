import {seeded} from "../../src/statistics/random.js";
import {clusterSums} from "../../src/statistics/rates/clusters.js";
import type {Piece, Size} from "./timing.js";

/** A million scores summed into 2000 tasks × 50 systems. */
export function cells(size: Size = "full"): Piece {
  const random = seeded(1);
  const [rows, count] = size === "full" ? [1_000_000, 2000 * 50] : [5000, 400];
  const values = Float64Array.from({length: rows}, random);
  const of = Int32Array.from({length: rows}, () => Math.floor(random() * count));
  return {
    name: `sum ${rows.toLocaleString("en-US")} rows into ${count.toLocaleString("en-US")} cells`,
    baseline: "one loop over typed arrays",
    ours: () => clusterSums(values, {of, count}),
    plain: () => addUp(values, of, count)
  };
}

/** A function of its arrays as ours is: in the closure above the compiler would know where they lie. */
function addUp(values: Float64Array, of: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < values.length; i++) sums[of[i]!]! += values[i]!;
  return sums;
}
