import {betaCdf, betaQuantile, probit, zFor} from "../distributions.js";
import {seeded} from "../random.js";
import {checkLevel, checkWhole} from "../rates/check.js";

/** A quantity that somebody gave as a range. */
export interface Believed {
  mean: number;
  /** Its value at a share p of the belief, p in (0, 1). */
  quantile: (p: number) => number;
}

/**
 * A sum of money or hours given as a range, as a log-normal belief: the range is its middle nine tenths.
 *
 * Log-normal because costs are positive and their dear end is long; people who give a range mean the fifth and the
 * ninety-fifth in a hundred at best. The mean lies above the middle of the range on a log scale, and is what counts.
 *
 * @param range - low and high, 0 < low < high
 * @returns with `sigma`, the spread of the logarithm
 * @see O'Hagan et al. (2006), Uncertain Judgements, ch. 6
 */
export function lognormalBelief(
  [low, high]: readonly [number, number],
  {level = 0.9} = {}
): Believed & {sigma: number} {
  checkLevel(level);
  if (!(low > 0 && low < high && Number.isFinite(high)))
    throw new TypeError(`a range of money must have 0 < low < high, got ${low} and ${high}`);
  const mu = (Math.log(low) + Math.log(high)) / 2;
  const sigma = (Math.log(high) - Math.log(low)) / (2 * zFor(level));
  return {mean: Math.exp(mu + sigma ** 2 / 2), sigma, quantile: (p) => Math.exp(mu + sigma * probit(p))};
}

/**
 * A share given as a range, as a Beta belief whose middle nine tenths it is.
 *
 * Found by bisection: for each weight of evidence the mean that puts the low end where it belongs, then the weight that
 * does the same for the high end.
 *
 * @param range - low and high, 0 < low < high < 1
 * @returns with its parameters `a` and `b`
 */
export function betaBelief(
  [low, high]: readonly [number, number],
  {level = 0.9} = {}
): Believed & {a: number; b: number} {
  checkLevel(level);
  if (!(low > 0 && low < high && high < 1))
    throw new TypeError(`a range of shares must have 0 < low < high < 1, got ${low} and ${high}`);
  const tail = (1 - level) / 2;
  const meanAt = (weight: number) => bisect(1e-9, 1 - 1e-9, (m) => betaCdf(low, m * weight, (1 - m) * weight) - tail);
  const logWeight = bisect(Math.log(0.02), Math.log(1e7), (log) => {
    const weight = Math.exp(log);
    const m = meanAt(weight);
    return 1 - tail - betaCdf(high, m * weight, (1 - m) * weight);
  });
  const weight = Math.exp(logWeight);
  const mean = meanAt(weight);
  const a = mean * weight;
  const b = (1 - mean) * weight;
  return {mean, a, b, quantile: (p) => betaQuantile(p, a, b)};
}

/** Where a falling function crosses nought. */
function bisect(from: number, to: number, f: (x: number) => number): number {
  let low = from;
  let high = to;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Draws from a belief, one from each of as many equal slices of it, in random order: their mean is close to the mean
 * even of a long tail.
 *
 * @see McKay, Beckman and Conover (1979), Technometrics 21, 239–245
 */
export function drawBelief(
  {quantile}: Pick<Believed, "quantile">,
  {replicates, seed}: {replicates: number; seed: number}
): Float64Array {
  checkWhole(replicates, "replicates");
  const values = Float64Array.from({length: replicates}, (_, i) => quantile((i + 0.5) / replicates));
  const random = seeded(seed);
  for (let i = replicates - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
  return values;
}
