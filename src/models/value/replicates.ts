import {clusterSums} from "../../statistics/rates/clusters.js";
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
  /** Seconds per completed task; the same shape, infinite where nothing was completed or timed. */
  seconds: Matrix;
}

const BASES = ["completed", "task", "attempt"] as const;

/**
 * Draws the tasks anew, whole clusters at a time, and recomputes every system on each draw.
 *
 * The same draw serves all systems, metrics and costs, so that what is luck of the tasks stays common to them.
 *
 * @param options - `numbers`, the place of each cluster in the draw, filled on the way: a second selection drawn with the
 *   first one's numbers is paired with it
 */
export function valueReplicates(
  systems: readonly SystemTasks[],
  metrics: readonly string[],
  {replicates, seed, numbers = new Map()}: {replicates: number; seed: number; numbers?: Map<number, number>}
): ValueReplicates {
  for (const s of systems) for (const c of s.cluster) if (!numbers.has(c)) numbers.set(c, numbers.size);
  const sums: Float64Array[] = [];
  const denominators: number[] = [];
  const add = (column: Float64Array) => sums.push(column) - 1;
  // What systems are divided by is mostly the same count of tasks; a column that equals another is not drawn again.
  const addOnce = (column: Float64Array) => {
    let at = denominators.find((k) => sameNumbers(sums[k]!, column));
    if (at === undefined) denominators.push((at = add(column)));
    return at;
  };
  const columns = systems.map((s) => {
    const of = Int32Array.from(s.cluster, (c) => numbers.get(c)!);
    const clustered = (values: readonly number[]) => clusterSums(values, {of, count: numbers.size});
    return {
      metrics: metrics.map((metric) => {
        const values = metric === "pass" ? s.quality : s.metrics[metric]!;
        return {
          over: add(clustered(values.map((x) => x ?? 0))),
          under: addOnce(clustered(values.map((x) => (x === null ? 0 : 1))))
        };
      }),
      spent: add(clustered(s.cost_usd)),
      seconds: addOnce(clustered(s.latency_s)),
      timely: addOnce(clustered(s.latency_passes)),
      bought: BASES.map((basis) => addOnce(clustered(s[costDenominator[basis]])))
    };
  });
  const drawn = resampleSums(bootstrapWeights(numbers.size, {replicates, seed}), matrixOfColumns(numbers.size, sums));
  return {
    replicates,
    seed,
    metrics: Object.fromEntries(
      metrics.map((metric, k) => [
        metric,
        ratios(
          drawn,
          columns.map((c) => c.metrics[k]!),
          0
        )
      ])
    ),
    costs: Object.fromEntries(
      BASES.map((basis, k) => [
        basis,
        ratios(
          drawn,
          columns.map((c) => ({over: c.spent, under: c.bought[k]!})),
          Infinity
        )
      ])
    ) as Record<CostBasis, Matrix>,
    seconds: ratios(
      drawn,
      columns.map((c) => ({over: c.seconds, under: c.timely})),
      Infinity
    )
  };
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function matrixOfColumns(rows: number, columns: readonly Float64Array[]): Matrix {
  const values = new Float64Array(rows * columns.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < rows; i++) values[i * columns.length + j] = column[i]!;
  });
  return {rows, columns: columns.length, values};
}

/** Column over column for each system; `empty` where the denominator was not drawn. */
function ratios(drawn: Matrix, systems: readonly {over: number; under: number}[], empty: number): Matrix {
  const values = new Float64Array(drawn.rows * systems.length);
  systems.forEach(({over, under}, j) => {
    for (let b = 0; b < drawn.rows; b++) {
      const at = b * drawn.columns;
      const denominator = drawn.values[at + under]!;
      values[b * systems.length + j] = denominator > 0 ? drawn.values[at + over]! / denominator : empty;
    }
  });
  return {rows: drawn.rows, columns: systems.length, values};
}

/** The reader's names of the three denominators, as fields of a system's tasks. */
export const costDenominator: Record<CostBasis, "cost_passes" | "cost_runs" | "cost_attempts"> = {
  completed: "cost_passes",
  task: "cost_runs",
  attempt: "cost_attempts"
};
