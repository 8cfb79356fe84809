import {phi, probit} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";
import {mean} from "../rates/moments.js";
import {quantileOf, refusedReplicates, sorted, spread, type BootstrapOptions} from "./percentile-interval.js";

/** A bootstrap interval with the corrections that made it. */
export interface Bca extends Estimate {
  se: number;
  /** Median bias of the replicates, in normal units. */
  z0: number;
  /** How fast the standard error changes with the parameter. */
  acceleration: number;
  /** The shares of replicates cut off below and kept below. */
  alpha_low: number;
  alpha_high: number;
}

/**
 * The percentile interval corrected for bias and skewness (BCa).
 *
 * For rates of change, medians and other statistics without a good standard error. The acceleration comes from leaving
 * out one *cluster* at a time.
 *
 * @param replicates - the statistic in each resample
 * @param options - `estimate`, the statistic on the data; `jackknife`, the statistic without each cluster in turn;
 *   `minTail`, how many replicates must lie beyond each bound for it to be believed
 * @returns an estimate; refused `n_too_small` (fewer than 2 replicates or jackknife values, or a tail of fewer than
 *   `minTail`: take more replicates), `zero_variance`, `theta_outside_replicates` when the estimate lies beyond them all
 * @see Efron (1987), J. Am. Stat. Assoc. 82, 171–185
 */
export function bcaInterval(
  replicates: ArrayLike<number>,
  {
    estimate,
    jackknife,
    level = 0.95,
    n = jackknife.length,
    minTail = 5
  }: BootstrapOptions & {estimate: number; jackknife: ArrayLike<number>; minTail?: number}
): Bca | Refusal {
  checkLevel(level);
  checkNumbers(jackknife, "jackknife");
  const refused = refusedReplicates(replicates, n);
  if (refused) return refused;
  if (jackknife.length < 2) return refuse("n_too_small", n);

  let below = 0;
  for (let b = 0; b < replicates.length; b++) {
    if ((replicates[b] as number) < estimate) below += 1;
    else if (replicates[b] === estimate) below += 0.5;
  }
  if (below === 0 || below === replicates.length) return refuse("theta_outside_replicates", n);
  const z0 = probit(below / replicates.length);

  const centre = mean(jackknife);
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < jackknife.length; i++) {
    const d = centre - (jackknife[i] as number);
    squares += d * d;
    cubes += d ** 3;
  }
  if (squares === 0) return refuse("zero_variance", n);
  const acceleration = cubes / (6 * squares ** 1.5);

  const shifted = (z: number) => phi(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
  const alphaLow = shifted(probit((1 - level) / 2));
  const alphaHigh = shifted(probit((1 + level) / 2));
  if (Math.min(alphaLow, 1 - alphaHigh) * replicates.length < minTail) return refuse("n_too_small", n);
  const ascending = sorted(replicates);
  return {
    value: estimate,
    low: quantileOf(ascending, alphaLow),
    high: quantileOf(ascending, alphaHigh),
    n,
    method: "bootstrap-bca",
    flags: [],
    se: spread(replicates),
    z0,
    acceleration,
    alpha_low: alphaLow,
    alpha_high: alphaHigh
  };
}
