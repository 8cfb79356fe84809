import {bootstrapWeights} from "../../statistics/resampling/bootstrap-weights.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import {resampleSums} from "../../statistics/resampling/resample-sums.js";
import type {SystemTasks} from "./select-cells.js";
import type {CostBasis} from "./value-model.js";

/** What every slider re-reduces: each system's metric means and costs in each resample of the tasks. */
export interface ValueReplicates {
  replicates: number;
  seed: number;
  /** Replicates × systems, by metric. */
  metrics: Record<string, Matrix>;
  /** Replicates × systems; infinite where nothing was completed. */
  costs: Record<CostBasis, Matrix>;
}

const BASES = {completed: "cost_passes", task: "cost_runs", attempt: "cost_attempts"} as const;

/**
 * Draws the tasks anew, whole clusters at a time, and recomputes every system on each draw.
 *
 * The same draw serves all systems, metrics and costs, so that what is luck of the tasks stays common to them.
 */
export function valueReplicates(
  systems: readonly SystemTasks[],
  metrics: readonly string[],
  {replicates, seed}: {replicates: number; seed: number}
): ValueReplicates {
  const numbers = new Map<number, number>();
  for (const s of systems) for (const c of s.cluster) if (!numbers.has(c)) numbers.set(c, numbers.size);
  const width = 2 * metrics.length + 4;
  const columns = systems.length * width;
  const sums: Matrix = {rows: numbers.size, columns, values: new Float64Array(numbers.size * columns)};
  systems.forEach((s, j) => {
    for (let i = 0; i < s.task.length; i++) {
      const at = numbers.get(s.cluster[i]!)! * columns + j * width;
      metrics.forEach((metric, k) => {
        const x = metric === "pass" ? s.quality[i]! : s.metrics[metric]![i]!;
        if (x === null) return;
        sums.values[at + 2 * k]! += x;
        sums.values[at + 2 * k + 1]! += 1;
      });
      const rest = at + 2 * metrics.length;
      sums.values[rest]! += s.cost_usd[i]!;
      sums.values[rest + 1]! += s.cost_passes[i]!;
      sums.values[rest + 2]! += s.cost_runs[i]!;
      sums.values[rest + 3]! += s.cost_attempts[i]!;
    }
  });
  const drawn = resampleSums(bootstrapWeights(numbers.size, {replicates, seed}), sums);
  return {
    replicates,
    seed,
    metrics: Object.fromEntries(metrics.map((m, k) => [m, ratios(drawn, systems.length, width, 2 * k, 2 * k + 1, 0)])),
    costs: Object.fromEntries(
      (["completed", "task", "attempt"] as const).map((basis, k) => [
        basis,
        ratios(drawn, systems.length, width, 2 * metrics.length, 2 * metrics.length + 1 + k, Infinity)
      ])
    ) as Record<CostBasis, Matrix>
  };
}

/** Column over column for each system; `empty` where the denominator was not drawn. */
function ratios(drawn: Matrix, systems: number, width: number, over: number, under: number, empty: number): Matrix {
  const values = new Float64Array(drawn.rows * systems);
  for (let b = 0; b < drawn.rows; b++)
    for (let j = 0; j < systems; j++) {
      const at = b * drawn.columns + j * width;
      const denominator = drawn.values[at + under]!;
      values[b * systems + j] = denominator > 0 ? drawn.values[at + over]! / denominator : empty;
    }
  return {rows: drawn.rows, columns: systems, values};
}

/** The reader's names of the three denominators, as fields of a system's tasks. */
export const costDenominator: Record<CostBasis, "cost_passes" | "cost_runs" | "cost_attempts"> = BASES;
