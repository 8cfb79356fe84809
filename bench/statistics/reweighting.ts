import {compositeReplicates} from "../../src/statistics/composite/composite-replicates.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import {seeded} from "../../src/statistics/random.js";
import type {Piece, Size} from "./timing.js";

const shares = [0.4, 0.2, 0.2, 0.1, 0.1];
const anchors: [number, number][] = [
  [0, 1],
  [5, 0],
  [4, 0],
  [10, 1],
  [1, 5]
];

/** What a moved weight costs: the composite of 50 systems in 1000 replicates anew. */
export function reweighting(size: Size = "full"): Piece {
  const [rows, columns] = size === "full" ? [1000, 50] : [40, 8];
  const random = seeded(6);
  const terms = shares.map((weight, k) => {
    const [from, to] = anchors[k]!;
    // A few lie outside the anchors, as a few systems do.
    const values = Float64Array.from({length: rows * columns}, () => from + (to - from) * (1.02 * random() - 0.01));
    return {weight, anchors: anchors[k]!, replicates: {rows, columns, values}};
  });
  return {
    name: `composite after a moved weight, ${rows.toLocaleString("en-US")} × ${columns} × ${shares.length}`,
    baseline: "one loop over typed arrays: utility between the anchors, weighed, numbers checked",
    note: "a frame is 16 ms",
    ours: () => {
      const composite = compositeReplicates(terms);
      if (isRefusal(composite)) throw new Error(`refused ${composite.refused}`);
      return composite.values;
    },
    plain: () => {
      const out = new Float64Array(rows * columns);
      for (const {weight, anchors, replicates} of terms) addUtility(out, replicates.values, weight, anchors);
      return out;
    }
  };
}

function addUtility(out: Float64Array, x: Float64Array, weight: number, [from, to]: [number, number]): void {
  for (let i = 0; i < out.length; i++) {
    const v = x[i]!;
    if (!Number.isFinite(v)) throw new TypeError("a finite number is needed");
    const u = (v - from) / (to - from);
    out[i]! += weight * (u < 0 ? 0 : u > 1 ? 1 : u);
  }
}
