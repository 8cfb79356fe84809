import {checkWhole} from "../rates/check.js";

/**
 * The chance each unit should have of being reviewed by a human, for `activeMean` afterwards.
 *
 * Reviews go where the judge is expected to err, in proportion to its expected error; a fifth of the budget is spread evenly
 * so that a wrong expectation does no harm, and no chance falls under the floor, for its inverse becomes a weight.
 *
 * @param expectedSquaredError - what (human − judge)² is expected to be on each unit, at least 0
 * @param options - `budget`, expected number of reviews; `uniform`, the share spread evenly; `floor`, the least chance
 * @returns one chance per unit in (0, 1], adding up to the budget, or to more where the floor demands it
 * @throws TypeError for a budget outside [1, units]
 * @see Zrnic and Candès (2024), Active statistical inference, arXiv:2403.03208
 */
export function reviewProbabilities(
  expectedSquaredError: ArrayLike<number>,
  {budget, uniform = 0.2, floor = 0.05}: {budget: number; uniform?: number; floor?: number}
): number[] {
  const n = expectedSquaredError.length;
  checkWhole(n, "units");
  if (!(budget >= 1 && budget <= n)) throw new TypeError(`budget must be between 1 and the ${n} units, got ${budget}`);
  if (!(uniform > 0 && uniform <= 1)) throw new TypeError(`uniform must be in (0, 1], got ${uniform}`);
  if (!(floor > 0 && floor <= 1)) throw new TypeError(`floor must be in (0, 1], got ${floor}`);
  const error = Float64Array.from(expectedSquaredError, (squared, i) => {
    if (!(squared >= 0 && Number.isFinite(squared)))
      throw new TypeError(`expected squared error ${i} must be at least 0, got ${squared}`);
    return Math.sqrt(squared);
  });
  const total = error.reduce((sum, e) => sum + e, 0);
  const wish = error.map((e) => (total > 0 ? (1 - uniform) * (e / total) + uniform / n : 1 / n));
  const at = (scale: number) => wish.map((share) => Math.min(1, Math.max(floor, scale * share)));
  const sum = (scale: number) => at(scale).reduce((s, p) => s + p, 0);

  // What is cut at 1 or lifted to the floor moves the others, so the scale is found by halving.
  let low = 0;
  let high = 1 / wish.reduce((least, share) => Math.min(least, share), 1);
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sum(middle) < budget) low = middle;
    else high = middle;
  }
  return Array.from(at(high));
}
