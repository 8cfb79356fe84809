import {probit, tCdf, tQuantile} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkSameLength} from "../rates/check.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {mean} from "../rates/moments.js";

/** How much more a system loses on changed tasks than systems that cannot have seen the originals. */
export interface ContaminationDid extends Estimate {
  did: number;
  se: number;
  df: number;
  n_clusters: number;
  /** The system's own loss, which alone proves nothing: changed tasks can simply be harder. */
  drop_target: number;
  drop_references: number;
  n_references: number;
  /** One-sided: chance of such a difference, or a larger one, if the system has lost no more than the references. */
  p_one_sided: number;
  low_one_sided: number;
  /** Smallest true difference this comparison finds four times out of five. */
  mde: number;
}

/**
 * How much more a system loses than reference systems when tasks are rewritten: a sign that it knew the originals.
 *
 * Difference in differences, task by task. References must be older than the tasks. The verdict is "consistent with" at most:
 * a small figure is only as reassuring as the mde beside it is small.
 *
 * @param original - the system's score on each original task, any unit
 * @param modified - its score on each rewritten task, in the same order
 * @param references - the same two lists for each reference system
 * @param options - `clusters`, one label per task
 * @returns an estimate, n = tasks, CR1 and t; refused `n_zero` without tasks or references, and as `meanSeClustered`
 * @see Dekoninck, Müller and Vechev (2024), arXiv:2405.16281; Zhang et al. (2024), arXiv:2405.00332
 */
export function contaminationDid(
  {original, modified}: {original: ArrayLike<number>; modified: ArrayLike<number>},
  references: readonly {original: ArrayLike<number>; modified: ArrayLike<number>}[],
  {clusters, level = 0.95}: {clusters?: ClusterLabels; level?: number} = {}
): ContaminationDid | Refusal {
  for (const list of [modified, ...references.flatMap((r) => [r.original, r.modified])])
    checkSameLength(original, list, "scores on original and changed tasks");
  const n = original.length;
  if (n === 0 || references.length === 0) return refuse("n_zero", n);

  const drop = Float64Array.from(original, (score, i) => score - modified[i]!);
  const referenceDrop = drop.map((_, i) => mean(references.map((r) => r.original[i]! - r.modified[i]!)));
  const estimate = meanSeClustered(
    drop.map((d, i) => d - referenceDrop[i]!),
    {clusters, level}
  );
  if (isRefusal(estimate)) return estimate;
  const {value, se, df} = estimate;
  const oneSided = tQuantile(level, df);
  return {
    ...estimate,
    method: "difference-in-differences cr1-t",
    did: value,
    drop_target: mean(drop),
    drop_references: mean(referenceDrop),
    n_references: references.length,
    p_one_sided: tCdf(-value / se, df),
    low_one_sided: value - oneSided * se,
    mde: (oneSided + probit(0.8)) * se
  };
}
