import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import type {ClusterLabels} from "./clusters.js";
import {meanSeClustered} from "./mean-se-clustered.js";
import {wilsonClustered} from "./wilson-clustered.js";

/**
 * The pass rate over tasks with the interval the workbench draws by default.
 *
 * `meanSeClustered` (CR1, t) in the middle; `wilsonClustered` where the share is below .05 or above .95, where CR1's
 * bounds would leave [0, 1], or where nothing varied. `method` says which was used.
 *
 * @param values - one share in [0, 1] per row, as a rule the mean of a task over its attempts
 * @param options - `clusters`, one label per row; without them each row stands alone
 * @returns an estimate; refused `n_zero`, `invalid_counts` (outside [0, 1]), `one_cluster`, `n_too_small`
 */
export function rateClustered(
  values: ArrayLike<number>,
  options: {clusters?: ClusterLabels; level?: number} = {}
): Estimate | Refusal {
  const edge = wilsonClustered(values, options);
  if (isRefusal(edge)) return edge;
  const middle = meanSeClustered(values, options);
  if (isRefusal(middle) || edge.value < 0.05 || edge.value > 0.95) return edge;
  return (middle.low as number) < 0 || (middle.high as number) > 1 ? edge : middle;
}
