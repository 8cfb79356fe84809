import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkWhole} from "../rates/check.js";

/** What is known of a judge from a calibration set, and what it said here. */
export interface JudgedRate {
  /** Share the judge called right among n units. */
  p: number;
  n: number;
  /** Share of truly right units the judge calls right, on m1 such units. */
  sensitivity: number;
  m1: number;
  /** Share of truly wrong units the judge calls wrong, on m0 such units. */
  specificity: number;
  m0: number;
}

/**
 * The share a judge's share stands for, once its known error rates are undone.
 *
 * For calibration labels from another set whose sensitivity and specificity carry over; with labels on a random subsample
 * of the same units, `ppiMean` needs no such faith. The interval counts the noise of the calibration and of the test set,
 * on smoothed rates, and is cut at 0 and 1.
 *
 * @returns an estimate, n = units judged; refused `judge_not_informative` when sensitivity + specificity is at most 1,
 *   `n_zero` where a set is empty, `invalid_counts` for shares outside [0, 1]. Flagged `small_n` where their sum is below 1.3,
 *   for then the correction multiplies every error more than threefold
 * @see Rogan and Gladen (1978), Am. J. Epidemiol. 107, 71–76; Lee et al. (2025), arXiv:2511.21140
 */
export function roganGladen(
  {p, n, sensitivity, m1, specificity, m0}: JudgedRate,
  {level = 0.95} = {}
): (Estimate & {youden: number}) | Refusal {
  checkLevel(level);
  checkWhole(n, "n", 0);
  checkWhole(m0, "m0", 0);
  checkWhole(m1, "m1", 0);
  if (![p, sensitivity, specificity].every((share) => share >= 0 && share <= 1)) return refuse("invalid_counts", n);
  if (n === 0 || m0 === 0 || m1 === 0) return refuse("n_zero", n);
  const youden = sensitivity + specificity - 1;
  if (youden <= 1e-12) return refuse("judge_not_informative", n);

  const z = zFor(level);
  const nSmooth = n + z * z;
  const pSmooth = (n * p + (z * z) / 2) / nSmooth;
  const q0 = (m0 * specificity + 1) / (m0 + 2);
  const q1 = (m1 * sensitivity + 1) / (m1 + 2);
  if (q0 + q1 - 1 <= 1e-12) return refuse("judge_not_informative", n);
  const theta = (pSmooth + q0 - 1) / (q0 + q1 - 1);
  const noise0 = (q0 * (1 - q0)) / (m0 + 2);
  const noise1 = (q1 * (1 - q1)) / (m1 + 2);
  const centre = theta + 2 * z * z * (theta * noise1 - (1 - theta) * noise0);
  const se =
    Math.sqrt((pSmooth * (1 - pSmooth)) / nSmooth + (1 - theta) ** 2 * noise0 + theta ** 2 * noise1) / (q0 + q1 - 1);
  const flags: Flag[] = youden < 0.3 || Math.min(m0, m1) < 30 ? ["small_n"] : [];
  return {
    value: clip((p + specificity - 1) / youden),
    low: clip(centre - z * se),
    high: clip(centre + z * se),
    n,
    method: "rogan-gladen adjusted",
    flags,
    se,
    youden
  };
}

function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}
