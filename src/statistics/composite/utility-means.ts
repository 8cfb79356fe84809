import {isRefusal, type Refusal} from "../estimate.js";
import {clusteredCovariance} from "./clustered-covariance.js";
import {utility, utilitySlope} from "./utility.js";

/** Utilities of a system's metric means with how they vary together. */
export interface UtilityMeans {
  utilities: number[];
  /** K × K, of the utilities; nothing where a mean lies beyond its anchors, since the utility is level there. */
  covariance: number[][];
  n: number;
  n_clusters: number;
}

/**
 * How good each metric of a system is on its fixed scale, and how the errors of these go together over its tasks.
 *
 * What `compositeScore` and `geometricScore` need for their intervals: the metrics come from the same tasks.
 *
 * @param values - one list per metric, one entry per task; `null` where the task lacks it
 * @param anchors - of each metric: value worth 0, value worth 1
 * @param clusters - the cluster of each task
 * @returns refused `n_zero` when a metric has no value, `one_cluster` below two clusters
 * @see Keeney and Raiffa (1976), Decisions with Multiple Objectives; delta method
 */
export function utilityMeans(
  values: readonly (readonly (number | null)[])[],
  anchors: readonly (readonly [number, number])[],
  clusters: readonly number[]
): UtilityMeans | Refusal {
  const joint = clusteredCovariance(values, clusters);
  if (isRefusal(joint)) return joint;
  const utilities = joint.means.map((mean, k) => utility(mean, anchors[k]!));
  const slopes = joint.means.map((mean, k) => utilitySlope(mean, anchors[k]!));
  return {
    utilities,
    covariance: joint.cov.map((row, k) => row.map((c, l) => c * slopes[k]! * slopes[l]!)),
    n: joint.n,
    n_clusters: joint.n_clusters
  };
}
