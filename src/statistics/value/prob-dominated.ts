import type {Matrix} from "../resampling/matrix.js";

/**
 * How sure we are that one system beats each other outright: the share of joint replicates in which it is at least as
 * cheap and as good, and better in one.
 *
 * For the question "is the newcomer simply worse than what we use today?".
 *
 * @param cost - replicates × systems; an infinite cost loses to every finite one
 * @param quality - the same replicates
 * @param options - `by`, the position of the system in use
 * @returns one share in [0, 1] per system, 0 for `by` itself
 */
export function probDominated(cost: Matrix, quality: Matrix, {by}: {by: number}): number[] {
  const {rows, columns} = cost;
  if (rows !== quality.rows || columns !== quality.columns)
    throw new TypeError(
      `cost and quality replicates must have one shape, got ${rows}×${columns} and ${quality.rows}×${quality.columns}`
    );
  if (rows === 0) throw new TypeError("at least one replicate is needed, got none");
  if (!(Number.isInteger(by) && by >= 0 && by < columns))
    throw new TypeError(`by must be in [0, ${columns}), got ${by}`);
  const times = new Array<number>(columns).fill(0);
  for (let b = 0; b < rows; b++) {
    const c = cost.values[b * columns + by] as number;
    const q = quality.values[b * columns + by] as number;
    for (let j = 0; j < columns; j++) {
      const cj = cost.values[b * columns + j] as number;
      const qj = quality.values[b * columns + j] as number;
      const worthless = cj === Infinity && c < Infinity;
      if (worthless || (c <= cj && q >= qj && (c < cj || q > qj))) times[j] = (times[j] as number) + 1;
    }
  }
  return times.map((t) => t / rows);
}
