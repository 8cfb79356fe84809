import {midranks} from "./ranks.js";

/**
 * The areas under the ROC curves of several scores on the same cases, and how their errors go together.
 *
 * From midranks, so that it takes a sort and not all pairs of cases.
 *
 * @param scores - columns
 * @param y - 0 or 1; where a kind occurs less than twice, `variance` is meaningless and the caller must refuse
 * @see Sun and Xu (2014), IEEE Signal Processing Letters 21, 1389–1393
 */
export function delongParts(
  scores: readonly ArrayLike<number>[],
  y: ArrayLike<number>
): {auc: number[]; variance: number[][]; events: number} {
  const yes: number[] = [];
  const no: number[] = [];
  for (let i = 0; i < y.length; i++) (y[i] === 1 ? yes : no).push(i);
  const placements = scores.map((score) => {
    const all = midranks(score);
    const amongYes = midranks(yes.map((i) => score[i]!));
    const amongNo = midranks(no.map((i) => score[i]!));
    return {
      // Share of the other kind that lies below (for yes) or above (for no), ties half.
      yes: yes.map((i, k) => (all[i]! - amongYes[k]!) / no.length),
      no: no.map((i, k) => 1 - (all[i]! - amongNo[k]!) / yes.length)
    };
  });
  const auc = placements.map((p) => mean(p.yes));
  const variance = placements.map((a) =>
    placements.map((b) => covariance(a.yes, b.yes) / yes.length + covariance(a.no, b.no) / no.length)
  );
  return {auc, variance, events: yes.length};
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  return a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0) / (a.length - 1);
}
