import type {Matrix} from "../resampling/matrix.js";

/**
 * How sure we are that each system belongs on the frontier of cost, time and quality: the share of joint replicates in
 * which nothing is as cheap, as quick and as good and better in one.
 *
 * All pairs of systems are compared: fifty systems and a thousand replicates are 2.5 million comparisons, and most end
 * at the first of the three. An infinite cost or time (nothing completed in a replicate) is allowed and loses to every
 * system that completed something.
 *
 * @param cost - replicates × systems
 * @param seconds - the same shape, from the same draws
 * @param quality - the same shape, from the same draws
 * @returns one share in [0, 1] per system
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap
 */
export function probPareto3(cost: Matrix, seconds: Matrix, quality: Matrix): number[] {
  const {rows, columns} = cost;
  for (const m of [seconds, quality])
    if (m.rows !== rows || m.columns !== columns)
      throw new TypeError(`replicates must have one shape, got ${rows}×${columns} and ${m.rows}×${m.columns}`);
  if (rows === 0) throw new TypeError("at least one replicate is needed, got none");
  const c = cost.values;
  const t = seconds.values;
  const q = quality.values;
  for (let k = 0; k < c.length; k++)
    if (Number.isNaN(c[k]) || Number.isNaN(t[k]) || Number.isNaN(q[k]))
      throw new TypeError(`replicates of system ${k % columns} must be numbers, got NaN`);
  const times = new Uint32Array(columns);
  for (let b = 0; b < rows; b++) {
    const from = b * columns;
    for (let j = from; j < from + columns; j++) {
      const worthless = c[j] === Infinity || t[j] === Infinity;
      let beaten = false;
      for (let i = from; i < from + columns && !beaten; i++) {
        if (worthless && c[i]! < Infinity && t[i]! < Infinity) beaten = true;
        else if (c[i]! <= c[j]! && t[i]! <= t[j]! && q[i]! >= q[j]!)
          beaten = c[i]! < c[j]! || t[i]! < t[j]! || q[i]! > q[j]!;
      }
      if (!beaten) times[j - from]! += 1;
    }
  }
  return Array.from(times, (n) => n / rows);
}
