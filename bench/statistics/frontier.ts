import {seeded} from "../../src/statistics/random.js";
import {probPareto} from "../../src/statistics/value/prob-pareto.js";
import type {Piece, Size} from "./timing.js";

/** How often each of 50 systems is on the frontier in 1000 replicates. */
export function frontier(size: Size = "full"): Piece {
  const [rows, columns] = size === "full" ? [1000, 50] : [40, 8];
  const random = seeded(5);
  const cost = {rows, columns, values: Float64Array.from({length: rows * columns}, random)};
  const quality = {rows, columns, values: cost.values.map((c) => Math.sqrt(c) + 0.2 * random())};
  return {
    name: `P(on the frontier), ${rows.toLocaleString("en-US")} replicates × ${columns} systems`,
    baseline: "sort by cost and sweep the best quality, for distinct numbers only",
    ours: () => probPareto(cost, quality).prob,
    plain: () => sweep(cost.values, quality.values, rows, columns)
  };
}

function sweep(cost: Float64Array, quality: Float64Array, rows: number, columns: number): Float64Array {
  const times = new Float64Array(columns);
  const order = new Int32Array(columns);
  for (let b = 0; b < rows; b++) {
    const at = b * columns;
    for (let j = 0; j < columns; j++) order[j] = j;
    order.sort((i, j) => cost[at + i]! - cost[at + j]!);
    let best = -Infinity;
    for (const j of order)
      if (quality[at + j]! > best) {
        best = quality[at + j]!;
        times[j]! += 1;
      }
  }
  return times.map((t) => t / rows);
}
