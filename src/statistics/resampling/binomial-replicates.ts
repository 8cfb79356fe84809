import {seeded} from "../random.js";
import type {Matrix} from "./matrix.js";

/**
 * What published pass rates might have been with other luck: for each system the share passed in many imagined repeats.
 *
 * For boards that publish totals without their tasks: each system is drawn by itself from its own rate, so nothing is
 * paired and differences look wider than task-level data would show them.
 *
 * @param counts - passes and tasks of each system, whole numbers with 0 ≤ passes ≤ n and n ≥ 1
 * @returns replicates × systems, shares in [0, 1]
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 6 (parametric bootstrap)
 */
export function binomialReplicates(
  counts: readonly {passes: number; n: number}[],
  {replicates = 1000, seed}: {replicates?: number; seed: number}
): Matrix {
  const random = seeded(seed);
  const columns = counts.length;
  const values = new Float64Array(replicates * columns);
  counts.forEach(({passes, n}, j) => {
    if (!(Number.isInteger(passes) && Number.isInteger(n) && passes >= 0 && passes <= n && n >= 1))
      throw new TypeError(`counts[${j}] must be whole numbers with 0 <= passes <= n, got ${passes} of ${n}`);
    const share = passes / n;
    for (let b = 0; b < replicates; b++) {
      let hits = 0;
      for (let i = 0; i < n; i++) if (random() < share) hits++;
      values[b * columns + j] = hits / n;
    }
  });
  return {rows: replicates, columns, values};
}
