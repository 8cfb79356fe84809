import type {Matrix, Weights} from "./matrix.js";

/**
 * What every sum would have been in every replicate: the weights times the table of cluster sums.
 *
 * One pass computes all systems and metrics at once; each slider is afterwards a re-reduction of the result. About a
 * third of Poisson weights are zero, so each row first lists the clusters it drew; four of them are then added at a time,
 * which reads and writes the output a quarter as often.
 *
 * @param weights - replicates × clusters
 * @param sums - clusters × columns, a column per (system, quantity)
 * @returns replicates × columns
 */
export function resampleSums(weights: Weights, sums: Matrix): Matrix {
  const {rows, columns: G} = weights;
  const C = sums.columns;
  if (sums.rows !== G) throw new TypeError(`sums must have a row for each of ${G} clusters, got ${sums.rows}`);
  const w = weights.values;
  const s = sums.values;
  const values = new Float64Array(rows * C);
  const drawn = new Int32Array(G);
  for (let b = 0; b < rows; b++) {
    let count = 0;
    for (let g = 0; g < G; g++) if (w[b * G + g] !== 0) drawn[count++] = g;
    const out = values.subarray(b * C, (b + 1) * C);
    let i = 0;
    for (; i + 3 < count; i += 4) {
      const g0 = drawn[i] as number;
      const g1 = drawn[i + 1] as number;
      const g2 = drawn[i + 2] as number;
      const g3 = drawn[i + 3] as number;
      const w0 = w[b * G + g0] as number;
      const w1 = w[b * G + g1] as number;
      const w2 = w[b * G + g2] as number;
      const w3 = w[b * G + g3] as number;
      const s0 = g0 * C;
      const s1 = g1 * C;
      const s2 = g2 * C;
      const s3 = g3 * C;
      for (let j = 0; j < C; j++)
        out[j] =
          (out[j] as number) +
          w0 * (s[s0 + j] as number) +
          w1 * (s[s1 + j] as number) +
          w2 * (s[s2 + j] as number) +
          w3 * (s[s3 + j] as number);
    }
    for (; i < count; i++) {
      const g = drawn[i] as number;
      const weight = w[b * G + g] as number;
      for (let j = 0; j < C; j++) out[j] = (out[j] as number) + weight * (s[g * C + j] as number);
    }
  }
  return {rows, columns: C, values};
}
