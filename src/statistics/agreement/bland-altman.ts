import {pFromT, tFor, zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfProducts, sumOfSquares, variance} from "../rates/moments.js";

/** The bias of one scorer against another and the limits between which most differences lie. */
export interface BlandAltman extends Estimate {
  bias: number;
  sd: number;
  /** Limits of agreement: bias ± z·sd. */
  loa_low: number;
  loa_high: number;
  /** Standard error of either limit. */
  loa_se: number;
  bias_low: number;
  bias_high: number;
  /** Change of the difference per unit of the mean; null where the means do not vary. Away from 0, use a log scale. */
  slope: number | null;
  slope_p: number | null;
}

/**
 * How much one scorer reads above another, and within what limits the two differ for 95 % of units.
 *
 * Correlation says whether two scores rank alike; this says whether one can stand in for the other.
 *
 * @param a - scores of the first scorer, any unit
 * @param b - scores of the second, unit by unit
 * @returns the bias a − b with its t interval, and further the limits; refused `n_too_small` below two units and
 *   `zero_variance` when all differences are the same
 * @see Bland and Altman (1986), Lancet 327, 307–310; (1999), Stat. Methods Med. Res. 8, 135–160
 */
export function blandAltman(a: ArrayLike<number>, b: ArrayLike<number>, {level = 0.95} = {}): BlandAltman | Refusal {
  checkLevel(level);
  checkSameLength(a, b, "the two scorers' scores");
  checkNumbers(a, "a");
  checkNumbers(b, "b");
  const n = a.length;
  if (n < 2) return refuse("n_too_small", n);
  const difference = Float64Array.from(a, (x, i) => x - b[i]!);
  const middle = Float64Array.from(a, (x, i) => (x + b[i]!) / 2);
  const bias = mean(difference);
  const sd = Math.sqrt(variance(difference));
  const scale = Math.sqrt(sumOfSquares(middle, 0) / n) + Math.abs(bias);
  if (isZeroSpread(sd, scale)) return refuse("zero_variance", n);

  const z = zFor(level);
  const half = (tFor(level, n - 1) * sd) / Math.sqrt(n);
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  return {
    value: bias,
    low: bias - half,
    high: bias + half,
    n,
    method: "bland-altman t",
    flags,
    se: sd / Math.sqrt(n),
    bias,
    sd,
    loa_low: bias - z * sd,
    loa_high: bias + z * sd,
    loa_se: sd * Math.sqrt(1 / n + (z * z) / (2 * (n - 1))),
    bias_low: bias - half,
    bias_high: bias + half,
    ...proportionalBias(difference, middle, scale)
  };
}

function proportionalBias(difference: Float64Array, middle: Float64Array, scale: number) {
  const spread = sumOfSquares(middle);
  if (isZeroSpread(Math.sqrt(spread), scale)) return {slope: null, slope_p: null};
  const slope = sumOfProducts(middle, difference) / spread;
  const df = middle.length - 2;
  const residual = sumOfSquares(difference) - slope * slope * spread;
  const testable = df > 0 && !isZeroSpread(Math.sqrt(Math.max(0, residual)), scale);
  return {slope, slope_p: testable ? pFromT(slope / Math.sqrt(residual / df / spread), df) : null};
}
