import {checkWhole} from "../rates/check.js";

/**
 * How to split a labelling budget between truly wrong and truly right units so that `roganGladen` gets its shortest interval.
 *
 * More labels go to the side the test set mostly consists of and where the judge errs more. Pilot error rates are smoothed
 * by one pseudo-error; without a pilot the rates are taken as believed.
 *
 * @param m - labels in all, whole, at least 1
 * @param options - `p`, the judge's share of right on the test set; `specificity` and `sensitivity` of the pilot or believed;
 *   `pilot`, labels a side already spent, the least either side gets
 * @returns labels for truly wrong (`m0`) and truly right (`m1`) units, adding up to m
 * @throws TypeError for shares outside [0, 1] or a pilot larger than half the budget
 * @see Lee et al. (2025), arXiv:2511.21140
 */
export function judgeCalibrationAllocation(
  m: number,
  {p, specificity, sensitivity, pilot = 0}: {p: number; specificity: number; sensitivity: number; pilot?: number}
): {m0: number; m1: number} {
  checkWhole(m, "m");
  checkWhole(pilot, "pilot", 0);
  for (const [name, share] of Object.entries({p, specificity, sensitivity}))
    if (!(share >= 0 && share <= 1)) throw new TypeError(`${name} must be a share in [0, 1], got ${share}`);
  if (2 * pilot > m) throw new TypeError(`the budget must cover the pilot on both sides: ${m} labels, ${pilot} a side`);

  if (p < 1e-6) return {m0: pilot, m1: m - pilot};
  const errors = (share: number) => pilot * (1 - share) + 1;
  const kappa =
    pilot > 0 ? errors(specificity) / errors(sensitivity) : (1 - specificity) / Math.max(1e-6, 1 - sensitivity);
  const ideal = m / (1 + (1 / p - 1) * Math.sqrt(kappa));
  const m1 = Math.max(pilot, Math.round(Math.min(m - pilot, ideal)));
  return {m0: m - m1, m1};
}
