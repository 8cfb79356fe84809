import {softplus} from "../association/logit-fit.js";
import {isRefusal} from "../estimate.js";
import {clusterRows, type ClusterLabels} from "../rates/clusters.js";
import {recalibrateWeights, type RecalibratedWeights} from "./recalibrate-weights.js";

/** From trusting the outcomes (10⁻³) to trusting the weights we hold (10³). */
export const lambdaGrid = [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000] as const;

/**
 * How strongly to pull towards the weights we hold: the strongest pull that predicts unseen repositories about as well
 * as the best one.
 *
 * Whole repositories are left out, so that a pull cannot win by learning a repository. "About as well" is one standard
 * error of the best one's loss over the folds: of equals, take the one that changes least.
 *
 * @param rows - utilities, one row per change
 * @param repositories - one label per change; folds are dealt in order of first appearance
 * @returns the largest of the grid where fewer than two folds can be fitted: no evidence, no change
 * @see Breiman, Friedman, Olshen and Stone (1984), Classification and Regression Trees, §3.4.3, for the rule
 */
export function chooseLambda(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  repositories: ClusterLabels,
  {prior, grid = lambdaGrid, folds = 5}: {prior: readonly number[]; grid?: readonly number[]; folds?: number}
): number {
  const groups = clusterRows(rows.length, repositories);
  const used = Math.min(folds, groups.count);
  const ascending = grid.slice().sort((a, b) => a - b);
  const strongest = ascending[ascending.length - 1]!;
  const losses = ascending.map(() => [] as number[]);
  for (let fold = 0; fold < used && used > 1; fold++) {
    const inFold = (i: number) => groups.of[i]! % used === fold;
    const train = rows.map((_, i) => i).filter((i) => !inFold(i));
    const test = rows.map((_, i) => i).filter(inFold);
    const fits = ascending.map((lambda) => fitOn(rows, y, train, prior, lambda));
    // A fold in which one of them has no answer would compare losses over different rows.
    if (fits.some((fit) => fit === null)) continue;
    fits.forEach((fit, l) => losses[l]!.push(meanLoss(rows, y, test, fit!)));
  }
  const usable = losses[0]!.length;
  if (usable < 2) return strongest;
  const means = losses.map((list) => list.reduce((sum, loss) => sum + loss, 0) / usable);
  const best = means.indexOf(Math.min(...means));
  const spread = losses[best]!.reduce((sum, loss) => sum + (loss - means[best]!) ** 2, 0) / (usable - 1);
  const limit = means[best]! + Math.sqrt(spread / usable);
  for (let l = ascending.length - 1; l >= 0; l--) if (means[l]! <= limit) return ascending[l]!;
  return strongest;
}

/** The weights fitted on some of the rows; null where those rows refuse. */
export function fitOn(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  positions: readonly number[],
  prior: readonly number[],
  lambda: number
): RecalibratedWeights | null {
  const fit = recalibrateWeights(
    positions.map((i) => rows[i]!),
    positions.map((i) => y[i]!),
    {prior, lambda}
  );
  return isRefusal(fit) ? null : fit;
}

/** The composite on the scale of log odds. */
export function logOdds(row: ArrayLike<number>, fit: RecalibratedWeights): number {
  return fit.weights.reduce((sum, w, k) => sum + fit.slope * w * row[k]!, fit.intercept);
}

/** The log loss of one prediction. */
export function lossOf(row: ArrayLike<number>, y: number, fit: RecalibratedWeights): number {
  const eta = logOdds(row, fit);
  return softplus(eta) - y * eta;
}

function meanLoss(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  positions: readonly number[],
  fit: RecalibratedWeights
): number {
  return positions.reduce((sum, i) => sum + lossOf(rows[i]!, y[i]!, fit), 0) / positions.length;
}
