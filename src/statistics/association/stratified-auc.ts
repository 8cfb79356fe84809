import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {checkBinary} from "./check.js";
import {delongParts} from "./delong-parts.js";

/**
 * The chance that, within one repository, a change that went wrong carries a higher score than one that went right.
 *
 * Only pairs of the same group are compared, so a repository where everything is large and much breaks lends the metric
 * nothing. Groups weigh by their events times others over their size, as van Elteren's rank test does; groups with fewer
 * than two of a kind have no pairs to speak of and are left out.
 *
 * @param score - higher is meant to say yes
 * @param y - 1 where it happened, else 0
 * @param group - the group of each row
 * @returns estimate over the groups that count, with `n_clusters`; refused `one_class_only` where no group has both kinds
 * @see van Elteren (1960), Bull. Int. Stat. Inst. 37, 351–361; DeLong et al. (1988), Biometrics 44, 837–845
 */
export function stratifiedAuc(
  score: ArrayLike<number>,
  y: ArrayLike<number>,
  group: ArrayLike<number>,
  {level = 0.95} = {}
): Estimate | Refusal {
  checkSameLength(score, y, "score and y");
  checkSameLength(score, group, "score and group");
  checkNumbers(score, "score");
  checkBinary(y, "y");
  checkLevel(level);
  const rows = new Map<number, number[]>();
  for (let i = 0; i < y.length; i++) {
    const found = rows.get(group[i]!);
    if (found) found.push(i);
    else rows.set(group[i]!, [i]);
  }
  let weights = 0;
  let sum = 0;
  let variance = 0;
  let n = 0;
  let groups = 0;
  let events = 0;
  for (const members of rows.values()) {
    const outcome = members.map((i) => y[i]!);
    const yes = outcome.reduce((a, b) => a + b, 0);
    if (Math.min(yes, members.length - yes) < 2) continue;
    const scores = members.map((i) => score[i]!);
    const part = delongParts([scores], outcome);
    const weight = (yes * (members.length - yes)) / members.length;
    weights += weight;
    sum += weight * part.auc[0]!;
    variance += weight * weight * part.variance[0]![0]!;
    n += members.length;
    events += yes;
    groups++;
  }
  if (weights === 0) return refuse("one_class_only", y.length);
  const value = sum / weights;
  const se = Math.sqrt(variance) / weights;
  const half = zFor(level) * se;
  const flags: Flag[] = Math.min(events, n - events) < 10 ? ["small_n"] : [];
  return {
    value,
    low: Math.max(0, value - half),
    high: Math.min(1, value + half),
    n,
    method: "auc within groups, delong",
    flags,
    se,
    n_clusters: groups
  };
}
