import {pFromChisquare, pFromZ, zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {positionCounts} from "./position-counts.js";

/** How far the ends of a range of positions fare better than its middle. */
export interface UShape extends Estimate {
  contrast: number;
  se: number;
  z: number;
  p: number;
  /** Whether positions differ in any way. */
  homogeneity_chi2: number;
  homogeneity_p: number;
  /** Smallest expected count; below 5 the normal approximation is doubtful. */
  min_expected: number;
}

/**
 * Whether a system loses what stands in the middle of its context: the ends' pass rates weighed against the middle's.
 *
 * The quadratic contrast, untouched by a steady trend; positive means worse in the middle.
 *
 * @param x - passes at each of at least three equally spaced positions
 * @param n - attempts at each
 * @returns the contrast (weights: squared distance from the middle position less its mean, so 2, −1, −2, −1, 2 for five
 *   positions) with a normal interval from unpooled variances, n = attempts; refused `invalid_counts`, `n_zero`,
 *   `n_too_small` below three positions, `zero_variance`
 * @see Liu et al. (2024), Trans. ACL 12, 157–173
 */
export function uShapeContrast(x: ArrayLike<number>, n: ArrayLike<number>, {level = 0.95} = {}): UShape | Refusal {
  checkLevel(level);
  const counts = positionCounts(x, n, 3);
  if (isRefusal(counts)) return counts;
  const {passes, attempts} = counts;
  const places = counts.x.length;
  const spread = (places * places - 1) / 12;
  const share = passes / attempts;
  let contrast = 0;
  let variance = 0;
  let homogeneity_chi2 = 0;
  counts.n.forEach((k, i) => {
    const weight = (i - (places - 1) / 2) ** 2 - spread;
    const p = counts.x[i]! / k;
    contrast += weight * p;
    variance += (weight ** 2 * p * (1 - p)) / k;
    homogeneity_chi2 += (k * (p - share) ** 2) / (share * (1 - share));
  });
  if (variance <= 0) return refuse("zero_variance", attempts);
  const se = Math.sqrt(variance);
  const z = contrast / se;
  const half = zFor(level) * se;
  const min_expected = Math.min(...counts.n) * Math.min(share, 1 - share);
  const flags: Flag[] = min_expected < 5 || Math.min(...counts.n) < smallN ? ["small_n"] : [];
  return {
    value: contrast,
    low: contrast - half,
    high: contrast + half,
    n: attempts,
    method: "quadratic contrast z",
    flags,
    contrast,
    se,
    z,
    p: pFromZ(z),
    homogeneity_chi2,
    homogeneity_p: pFromChisquare(homogeneity_chi2, places - 1),
    min_expected
  };
}
