import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {seeded} from "../random.js";
import {checkWhole} from "../rates/check.js";
import {mean} from "../rates/moments.js";
import {checkForecasts} from "./forecasts.js";

/** One bin of forecasts. */
export interface CalibrationBin {
  from: number;
  to: number;
  n: number;
  /** Mean forecast and share of outcomes; null in an empty bin. */
  forecast: number | null;
  outcome: number | null;
}

/** How far forecasts are from what happened, with the part of it that is mere noise. */
export interface Ece extends Estimate {
  ece: number;
  /** The largest gap in any bin. */
  mce: number;
  /** What a perfectly calibrated judge with these forecasts would show on average, from the small numbers alone. */
  ece_of_noise: number | null;
  /** The error beyond that noise, at least 0. */
  ece_debiased: number | null;
  /** How often such a judge would show this much or more. */
  p: number | null;
  bins: CalibrationBin[];
}

/**
 * The average gap between how sure a judge says it is and how often it is right.
 *
 * The gap of few forecasts is never 0 even for a perfect judge, so outcomes are redrawn from the forecasts themselves to
 * see what noise alone gives; the error beyond it is `ece_debiased`, and `p` tests whether there is any. The plain figure
 * has no honest interval and comes without one. Bins have equal width, closed on the right; 0 falls into the first.
 *
 * @param p - forecasts, shares in [0, 1]
 * @param y - outcomes, 0 or 1
 * @returns an estimate without bounds, n = forecasts; refused `n_zero`
 * @see Naeini, Cooper and Hauskrecht (2015), AAAI; Bröcker and Smith (2007), Weather Forecast. 22, 651–661 (redrawing)
 */
export function ece(
  p: ArrayLike<number>,
  y: ArrayLike<number>,
  {bins = 10, replicates = 1000, seed = 1} = {}
): Ece | Refusal {
  checkForecasts(p, y);
  checkWhole(bins, "bins");
  checkWhole(replicates, "replicates", 0);
  const n = p.length;
  if (n === 0) return refuse("n_zero", 0);

  const binOf = Int32Array.from(p, (share) => binIndex(share, bins));
  const counts = new Float64Array(bins);
  const forecasts = new Float64Array(bins);
  for (let i = 0; i < n; i++) {
    counts[binOf[i]!]! += 1;
    forecasts[binOf[i]!]! += p[i]!;
  }
  const outcomes = new Float64Array(bins);
  for (let i = 0; i < n; i++) outcomes[binOf[i]!]! += y[i]!;
  const gap = (hits: Float64Array) => hits.reduce((sum, hit, k) => sum + Math.abs(hit - forecasts[k]!), 0) / n;
  const value = gap(outcomes);

  const random = seeded(seed);
  const noise = new Float64Array(replicates);
  const redrawn = new Float64Array(bins);
  for (let b = 0; b < replicates; b++) {
    redrawn.fill(0);
    for (let i = 0; i < n; i++) if (random() < p[i]!) redrawn[binOf[i]!]! += 1;
    noise[b] = gap(redrawn);
  }
  const ece_of_noise = replicates ? mean(noise) : null;
  const asLarge = noise.filter((one) => one >= value - 1e-12).length;
  return {
    value,
    low: null,
    high: null,
    n,
    method: "ece point",
    flags: n < 100 ? ["small_n", "unbounded_side"] : ["unbounded_side"],
    ece: value,
    mce: outcomes.reduce(
      (most, hit, k) => (counts[k] ? Math.max(most, Math.abs(hit - forecasts[k]!) / counts[k]!) : most),
      0
    ),
    ece_of_noise,
    ece_debiased: ece_of_noise === null ? null : Math.max(0, value - ece_of_noise),
    p: replicates ? (1 + asLarge) / (1 + replicates) : null,
    bins: Array.from(counts, (count, k) => ({
      from: k / bins,
      to: (k + 1) / bins,
      n: count,
      forecast: count ? forecasts[k]! / count : null,
      outcome: count ? outcomes[k]! / count : null
    }))
  };
}

/** The bin (k/bins, (k+1)/bins] a share falls into, compared with the edges themselves, since .3·10 is not 3. */
function binIndex(share: number, bins: number): number {
  let k = Math.min(bins - 1, Math.max(0, Math.ceil(share * bins) - 1));
  while (k > 0 && share <= k / bins) k--;
  while (k < bins - 1 && share > (k + 1) / bins) k++;
  return k;
}
