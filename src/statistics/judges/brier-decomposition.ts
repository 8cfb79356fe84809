import {tFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, variance} from "../rates/moments.js";
import {checkForecasts} from "./forecasts.js";

/** The Brier score and its parts: brier = reliability − resolution + uncertainty. */
export interface BrierDecomposition extends Estimate {
  brier: number;
  /** Squared gap between forecasts and what then happened; 0 is perfect calibration. */
  reliability: number;
  /** How far forecasts tell units apart; more is better. */
  resolution: number;
  /** What anybody faces who knows only the base rate. */
  uncertainty: number;
  /** Mean surprise in nats; a certain forecast that was wrong counts as 2.2e-16 and not as infinite. */
  log_loss: number;
}

/**
 * The mean squared error of a judge's forecasts, split into being off, telling apart, and luck.
 *
 * Forecasts are grouped by their exact values, so with many distinct ones the reliability part is mostly noise: bin them or
 * read `ece`.
 *
 * @param p - forecasts, shares in [0, 1]
 * @param y - outcomes, 0 or 1
 * @returns the Brier score with a t interval over units; both bounds null where all errors are equal; refused `n_zero`
 * @see Brier (1950), Mon. Weather Rev. 78, 1–3; Murphy (1973), J. Appl. Meteorol. 12, 595–600
 */
export function brierDecomposition(
  p: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): BrierDecomposition | Refusal {
  checkLevel(level);
  checkForecasts(p, y);
  const n = p.length;
  if (n === 0) return refuse("n_zero", 0);
  const errors = Float64Array.from(p, (share, i) => (share - y[i]!) ** 2);
  const brier = mean(errors);
  const base = mean(y);

  const groups = new Map<number, {n: number; hits: number}>();
  for (let i = 0; i < n; i++) {
    const group = groups.get(p[i]!) ?? {n: 0, hits: 0};
    groups.set(p[i]!, {n: group.n + 1, hits: group.hits + y[i]!});
  }
  let reliability = 0;
  let resolution = 0;
  for (const [share, group] of groups) {
    reliability += (group.n / n) * (share - group.hits / group.n) ** 2;
    resolution += (group.n / n) * (group.hits / group.n - base) ** 2;
  }
  const surprise = Float64Array.from(
    p,
    (share, i) => -Math.log(Math.max(Number.EPSILON, y[i] === 1 ? share : 1 - share))
  );

  const se = n > 1 ? Math.sqrt(variance(errors) / n) : 0;
  const spreadless = isZeroSpread(se, 1);
  const half = spreadless ? 0 : tFor(level, n - 1) * se;
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  if (spreadless) flags.push("unbounded_side");
  return {
    value: brier,
    low: spreadless ? null : Math.max(0, brier - half),
    high: spreadless ? null : Math.min(1, brier + half),
    n,
    method: "brier t",
    flags,
    se,
    brier,
    reliability,
    resolution,
    uncertainty: base * (1 - base),
    log_loss: mean(surprise)
  };
}
