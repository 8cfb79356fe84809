import {checkNumbers, checkSameLength, checkWhole} from "../rates/check.js";
import {refuse, type Refusal} from "../estimate.js";
import {seeded} from "../random.js";

/**
 * How much a straight-line fit flatters itself on the data it was fitted to, and its error once that is taken off.
 *
 * Each resample is fitted afresh; it does worse on the original data than on itself by, on average, the optimism.
 *
 * @param x, y - equally long
 * @param options - `resamples`, lists of row positions; else `replicates` of them are drawn with `seed`
 * @returns mean squared errors: `apparent`, `optimism`, `corrected` = apparent + optimism; refused `n_too_small` under 3
 *   rows and `zero_variance` where x does not vary; resamples in which x does not vary are left out and counted
 * @see Efron (1983), J. Am. Stat. Assoc. 78, 316–331; Harrell, Lee and Mark (1996), Statistics in Medicine 15, 361–387
 */
export function optimismBootstrapMse(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {
    resamples,
    replicates = 200,
    seed = 1
  }: {resamples?: readonly (readonly number[])[]; replicates?: number; seed?: number} = {}
): {apparent: number; optimism: number; corrected: number; n: number; resamples_unusable: number} | Refusal {
  checkSameLength(x, y, "x and y");
  checkNumbers(x, "x");
  checkNumbers(y, "y");
  checkWhole(replicates, "replicates");
  const n = x.length;
  if (n < 3) return refuse("n_too_small", n);
  const all = Array.from({length: n}, (_, i) => i);
  const line = fitLine(x, y, all);
  if (line === null) return refuse("zero_variance", n);
  const random = seeded(seed);
  const drawn = resamples ?? Array.from({length: replicates}, () => all.map(() => Math.floor(random() * n)));
  let sum = 0;
  let used = 0;
  for (const positions of drawn) {
    const own = fitLine(x, y, positions);
    if (own === null) continue;
    sum += squaredError(x, y, all, own) - squaredError(x, y, positions, own);
    used++;
  }
  if (used === 0) return refuse("empty_resample", n);
  const apparent = squaredError(x, y, all, line);
  const optimism = sum / used;
  return {apparent, optimism, corrected: apparent + optimism, n, resamples_unusable: drawn.length - used};
}

interface Line {
  intercept: number;
  slope: number;
}

function fitLine(x: ArrayLike<number>, y: ArrayLike<number>, positions: readonly number[]): Line | null {
  const mean = (values: ArrayLike<number>) => positions.reduce((sum, i) => sum + values[i]!, 0) / positions.length;
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let xy = 0;
  for (const i of positions) {
    xx += (x[i]! - meanX) ** 2;
    xy += (x[i]! - meanX) * (y[i]! - meanY);
  }
  if (xx <= 1e-24 * positions.length * meanX * meanX) return null;
  return xx === 0 ? null : {slope: xy / xx, intercept: meanY - (xy / xx) * meanX};
}

function squaredError(x: ArrayLike<number>, y: ArrayLike<number>, positions: readonly number[], line: Line): number {
  return positions.reduce((sum, i) => sum + (y[i]! - line.intercept - line.slope * x[i]!) ** 2, 0) / positions.length;
}
