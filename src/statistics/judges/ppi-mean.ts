import {tFor, zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {isZeroSpread, mean, sumOfProducts, sumOfSquares} from "../rates/moments.js";

/** A mean of human verdicts sharpened by a judge's, beside the human-only answer it must beat. */
export interface PpiMean extends Estimate {
  se: number;
  /** How far the judge is trusted: 0 is not at all, 1 is fully. */
  lambda: number;
  /** The same with Student's t on n − 1 degrees of freedom: to be shown below 100 human verdicts. */
  t_low: number;
  t_high: number;
  /** Correlation of judge and humans on the labelled units; null where either does not vary. */
  correlation: number | null;
  /** Whether that correlation is strong enough, above 1/√(n − 2), for the judge to help at all. */
  gain: boolean;
  /** Human verdicts that would give the same precision without the judge. */
  n_eff: number;
  human_only: Estimate;
  /** Which of the two intervals leads: the human one below 30 verdicts or without a gain. */
  primary: "corrected" | "human_only";
}

type Lambda = number | "auto" | "cross-fit";

/**
 * The mean a human panel would have given all units, from a random subsample they did judge and a judge's verdict on all.
 *
 * Prediction-powered: the judge's mean over the many unlabelled units, corrected by its average error on the labelled ones,
 * so unbiased however poor the judge. λ is tuned to the smallest variance (PPI++), or by two-fold "cross-fit", which does
 * not look at the verdicts it is used on and is safer below 100. The interval is normal as in the authors' software and
 * too short for few labels: below 100 read `t_low`, `t_high`, and follow `primary`.
 *
 * @param human - verdicts on the labelled units, any unit; a random subsample of the same population
 * @param judge - the judge's verdicts on the same units
 * @param judgeElsewhere - the judge's verdicts on units without a human verdict
 * @param options - `lambda`: "auto", "cross-fit", or a fixed trust (1 is plain PPI, 0 is human-only)
 * @returns an estimate, n = labelled units; refused `n_too_small` below two labelled or no unlabelled units,
 *   `zero_variance` when nothing varies
 * @see Angelopoulos, Bates et al. (2023), Science 382, 669–674; Angelopoulos, Duchi and Zrnic (2023), arXiv:2311.01453
 */
export function ppiMean(
  human: ArrayLike<number>,
  judge: ArrayLike<number>,
  judgeElsewhere: ArrayLike<number>,
  {lambda: choice = "auto", level = 0.95}: {lambda?: Lambda; level?: number} = {}
): PpiMean | Refusal {
  checkLevel(level);
  checkSameLength(human, judge, "human and judge verdicts");
  checkNumbers(human, "human");
  checkNumbers(judge, "judge");
  checkNumbers(judgeElsewhere, "judgeElsewhere");
  if (typeof choice === "number" && !Number.isFinite(choice))
    throw new TypeError(`lambda must be finite, got ${choice}`);
  const n = human.length;
  const N = judgeElsewhere.length;
  if (n < 2 || N < 1) return refuse("n_too_small", n);

  const {value, variance, lambda} =
    choice === "cross-fit" && n >= 4
      ? crossFitted(human, judge, judgeElsewhere)
      : rectified(
          human,
          judge,
          judgeElsewhere,
          typeof choice === "number" ? choice : tuned(human, judge, judgeElsewhere)
        );
  const se = Math.sqrt(variance);
  const scale = Math.sqrt((sumOfSquares(human, 0) + sumOfSquares(judge, 0)) / n);
  const spreadHuman = sumOfSquares(human);
  if (isZeroSpread(se, scale) || isZeroSpread(Math.sqrt(spreadHuman), scale)) return refuse("zero_variance", n);

  const z = zFor(level);
  const t = tFor(level, n - 1);
  const spreadJudge = sumOfSquares(judge);
  const correlation = isZeroSpread(Math.sqrt(spreadJudge), scale)
    ? null
    : sumOfProducts(human, judge) / Math.sqrt(spreadHuman * spreadJudge);
  const gain = n > 2 && correlation !== null && Math.abs(correlation) > 1 / Math.sqrt(n - 2);
  const humanVariance = spreadHuman / (n - 1);
  const humanMean = mean(human);
  const humanSe = Math.sqrt(humanVariance / n);
  const flags: Flag[] = n < 100 ? ["small_n"] : [];
  return {
    value,
    low: value - z * se,
    high: value + z * se,
    n,
    method: choice === "cross-fit" ? "ppi++ cross-fit z" : "ppi++ z",
    flags,
    se,
    lambda,
    t_low: value - t * se,
    t_high: value + t * se,
    correlation,
    gain,
    n_eff: spreadHuman / n / variance,
    human_only: {
      value: humanMean,
      low: humanMean - t * humanSe,
      high: humanMean + t * humanSe,
      n,
      method: "t",
      flags: n < 30 ? ["small_n"] : [],
      se: humanSe
    },
    primary: n >= 30 && gain ? "corrected" : "human_only"
  };
}

function rectified(y: ArrayLike<number>, f: ArrayLike<number>, elsewhere: ArrayLike<number>, lambda: number) {
  const error = Float64Array.from(y, (value, i) => value - lambda * f[i]!);
  return {
    value: lambda * mean(elsewhere) + mean(error),
    variance: (lambda ** 2 * sumOfSquares(elsewhere)) / elsewhere.length ** 2 + sumOfSquares(error) / error.length ** 2,
    lambda
  };
}

/** The trust that minimises the variance, kept within [0, 1]; the judge's variance is taken over all its verdicts. */
function tuned(y: ArrayLike<number>, f: ArrayLike<number>, elsewhere: ArrayLike<number>): number {
  const all = [...Array.from(f), ...Array.from(elsewhere)];
  const spread = sumOfSquares(all) / (all.length - 1);
  if (spread === 0) return 0;
  const lambda = sumOfProducts(y, f) / f.length / ((1 + f.length / elsewhere.length) * spread);
  return Math.min(1, Math.max(0, lambda));
}

/** Each half is corrected with the trust tuned on the other half. */
function crossFitted(y: ArrayLike<number>, f: ArrayLike<number>, elsewhere: ArrayLike<number>) {
  const half = (x: ArrayLike<number>, parity: number) => Array.from(x).filter((_, i) => i % 2 === parity);
  const lambdas = [1, 0].map((other) => tuned(half(y, other), half(f, other), elsewhere));
  const n = y.length;
  const even = Math.ceil(n / 2) / n;
  const lambda = even * lambdas[0]! + (1 - even) * lambdas[1]!;
  const error = Float64Array.from(y, (value, i) => value - lambdas[i % 2]! * f[i]!);
  // Within halves, for the two trusts shift the errors of the halves against each other without adding noise.
  const within = sumOfSquares(half(error, 0)) + sumOfSquares(half(error, 1));
  return {
    value: lambda * mean(elsewhere) + mean(error),
    variance: (lambda ** 2 * sumOfSquares(elsewhere)) / elsewhere.length ** 2 + within / (n * Math.max(1, n - 2)),
    lambda
  };
}
