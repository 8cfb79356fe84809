import {mean} from "../rates/moments.js";

/** Mean squares of a complete subjects × raters table. */
export interface Anova {
  n: number;
  k: number;
  between: number;
  /** Within subjects, raters and error together. */
  within: number;
  raters: number;
  error: number;
  /** The whole sum of squares; 0 when all ratings are equal. */
  total: number;
}

/** Splits the variance of ratings into subjects, raters and what neither explains; sums under 1e-12 of the whole are 0. */
export function anova(data: readonly (readonly number[])[]): Anova {
  const n = data.length;
  const k = data[0]!.length;
  const rowMeans = data.map((row) => mean(row));
  const columnMeans = data[0]!.map((_, j) => mean(data.map((row) => row[j]!)));
  const grand = mean(rowMeans);
  let total = 0;
  let largest = 0;
  let error = 0;
  data.forEach((row, i) =>
    row.forEach((x, j) => {
      total += (x - grand) ** 2;
      error += (x - rowMeans[i]! - columnMeans[j]! + grand) ** 2;
      largest = Math.max(largest, x * x);
    })
  );
  const between = k * rowMeans.reduce((sum, m) => sum + (m - grand) ** 2, 0);
  const raters = n * columnMeans.reduce((sum, m) => sum + (m - grand) ** 2, 0);
  const clean = (sum: number) => (sum <= 1e-12 * total ? 0 : sum);
  const within = clean(raters) + clean(error);
  return {
    n,
    k,
    between: clean(between) / (n - 1),
    within: within / (n * (k - 1)),
    raters: clean(raters) / (k - 1),
    error: clean(error) / ((n - 1) * (k - 1)),
    total: total <= 1e-24 * n * k * largest ? 0 : total
  };
}
