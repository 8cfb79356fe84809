import {normalDraw} from "../composite/draws.js";
import {seeded} from "../random.js";
import {checkNumbers, checkSameLength, checkWhole} from "../rates/check.js";
import type {Matrix} from "./matrix.js";

/**
 * What several independent estimates could have been otherwise, drawn from normal curves: for probabilities of rank or
 * frontier where the units themselves cannot be resampled.
 *
 * @param values - one estimate per system, any unit
 * @param se - their standard errors, not negative; 0 gives the value itself in every draw
 * @returns replicates × systems
 */
export function normalReplicates(
  values: readonly number[],
  se: readonly number[],
  {replicates = 1000, seed = 1} = {}
): Matrix {
  checkNumbers(values, "values");
  checkNumbers(se, "se");
  checkSameLength(values, se, "values and standard errors");
  checkWhole(replicates, "replicates");
  if (se.some((s) => s < 0)) throw new TypeError("se must not be negative");
  const random = seeded(seed);
  const drawn = new Float64Array(replicates * values.length);
  for (let b = 0; b < replicates; b++)
    for (let j = 0; j < values.length; j++) drawn[b * values.length + j] = values[j]! + se[j]! * normalDraw(random);
  return {rows: replicates, columns: values.length, values: drawn};
}
