import {checkNumbers, checkSameLength} from "../rates/check.js";

/** A stretch of scores with one fitted value. */
export interface IsotonicStep {
  from: number;
  to: number;
  value: number;
  /** Units in the stretch, or their total weight. */
  weight: number;
}

/**
 * The rising staircase nearest to the data: a judge's score turned into a probability by order alone, for 200 labels or more.
 *
 * Pool-adjacent-violators: neighbours that fall are replaced by their mean until nothing falls. Equal scores are averaged
 * first. Fit on one set of units and score on another.
 *
 * @param x - scores, any unit
 * @param y - what they should predict, any unit
 * @param options - `weights`, above 0, 1 by default
 * @returns `fitted`, in the order of the input, and the `steps` from the lowest score to the highest; empty for no data
 * @see Ayer et al. (1955), Ann. Math. Stat. 26, 641–647; Zadrozny and Elkan (2002), KDD
 */
export function isotonic(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {weights}: {weights?: ArrayLike<number>} = {}
): {fitted: number[]; steps: IsotonicStep[]} {
  checkSameLength(x, y, "x and y");
  checkNumbers(x, "x");
  checkNumbers(y, "y");
  if (weights) {
    checkSameLength(x, weights, "x and weights");
    for (let i = 0; i < weights.length; i++)
      if (!(weights[i]! > 0 && Number.isFinite(weights[i])))
        throw new TypeError(`weights[${i}] must be above 0, got ${weights[i]}`);
  }
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i]! - x[j]! || i - j);
  const steps: IsotonicStep[] = [];
  order.forEach((i, place) => {
    const weight = weights?.[i] ?? 1;
    const last = steps.at(-1);
    const tied = place > 0 && x[order[place - 1]!] === x[i];
    if (last && tied) pool(last, {from: x[i]!, to: x[i]!, value: y[i]!, weight});
    else steps.push({from: x[i]!, to: x[i]!, value: y[i]!, weight});
    // Ties are settled before neighbours are pooled, or the mean of equal scores would depend on their order.
    if (x[order[place + 1] ?? -1] !== x[i]) poolBackwards(steps);
  });
  const fitted = new Array<number>(x.length);
  let step = 0;
  for (const i of order) {
    while (x[i]! > steps[step]!.to) step++;
    fitted[i] = steps[step]!.value;
  }
  return {fitted, steps};
}

/** The fitted value at any score: level beyond the ends, a straight line between steps. */
export function isotonicAt(steps: readonly IsotonicStep[], score: number): number {
  if (steps.length === 0) throw new TypeError("an isotonic curve needs at least one step, got none");
  const next = steps.findIndex((step) => score <= step.to);
  if (next < 0) return steps.at(-1)!.value;
  const {from, value} = steps[next]!;
  const before = steps[next - 1];
  if (score >= from || !before) return value;
  return before.value + ((score - before.to) / (from - before.to)) * (value - before.value);
}

function poolBackwards(steps: IsotonicStep[]): void {
  for (;;) {
    const last = steps.at(-1);
    const before = steps.at(-2);
    if (!last || !before || before.value < last.value) return;
    pool(before, last);
    steps.pop();
  }
}

function pool(into: IsotonicStep, step: IsotonicStep): void {
  const weight = into.weight + step.weight;
  into.value = (into.value * into.weight + step.value * step.weight) / weight;
  into.weight = weight;
  into.to = step.to;
}
