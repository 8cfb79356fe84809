import {logisticRobust} from "../association/logistic-robust.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";

/** One verdict of a judge on an answer that a human has judged too. */
export interface JudgedAnswer {
  /** 1 where the judge approves or prefers, else 0. */
  judge: 0 | 1;
  /** The human's verdict on the same answer, any number that grows with quality. */
  human: number;
  /** Length of the answer, or how much longer it is than its rival, any unit. */
  length?: number;
  /** Whether the answer comes from the judge's own family of models. */
  same_family?: boolean;
  /** What makes answers related: the task, or its repository. */
  cluster: string | number;
}

/** Log odds ratios of a judge's approval, the human verdict held still; null where the answers do not say. */
export interface JudgeBias {
  /** Per standard deviation of length: above 0 the judge likes length for its own sake. */
  length: (Estimate & {p: number}) | null;
  /** Own family against others: above 0 the judge prefers its own. */
  self_preference: (Estimate & {p: number}) | null;
  /** Per unit of the human verdict: how far the judge follows humans at all. */
  human: Estimate & {p: number};
  n: number;
  n_clusters: number;
}

/**
 * Whether a judge approves longer answers, or those of its own family, more than their quality in human eyes explains.
 *
 * A logistic regression of the judge's verdict on length and family with the human verdict held still: without it a judge
 * that prefers long answers because they are better would look biased. Errors are clustered by task.
 *
 * @param answers - every answer must carry the same of `length` and `same_family`; one carried by none is not estimated
 * @returns log odds ratios with t intervals, n = answers; refused `n_zero`, `missing_metric` when some answers lack what
 *   others have, and as `logisticRobust`: `separation`, `one_class_only`, `one_cluster`, `zero_variance`, `n_too_small`
 * @see Dubois et al. (2024), arXiv:2404.04475 (length); Panickssery, Bowman and Feng (2024), arXiv:2404.13076 (own family)
 */
export function judgeBias(answers: readonly JudgedAnswer[], {level = 0.95} = {}): JudgeBias | Refusal {
  const n = answers.length;
  if (n === 0) return refuse("n_zero", 0);
  const lengths = answers.filter((answer) => answer.length !== undefined).length;
  const families = answers.filter((answer) => answer.same_family !== undefined).length;
  if ((lengths > 0 && lengths < n) || (families > 0 && families < n)) return refuse("missing_metric", n);

  const mean = answers.reduce((sum, answer) => sum + (answer.length ?? 0), 0) / n;
  const sd = Math.sqrt(
    answers.reduce((sum, answer) => sum + ((answer.length ?? 0) - mean) ** 2, 0) / Math.max(1, n - 1)
  );
  if (lengths > 0 && sd === 0) return refuse("zero_variance", n);
  const rows = answers.map((answer) => [
    answer.human,
    ...(answer.length === undefined ? [] : [(answer.length - mean) / sd]),
    ...(answer.same_family === undefined ? [] : [answer.same_family ? 1 : 0])
  ]);
  const fit = logisticRobust(
    rows,
    answers.map((answer) => answer.judge),
    {clusters: answers.map((answer) => answer.cluster), level}
  );
  if (isRefusal(fit)) return fit;
  const [, human, ...rest] = fit.coefficients;
  const length = lengths > 0 ? rest.shift() : null;
  return {
    length: length ?? null,
    self_preference: rest[0] ?? null,
    human: human!,
    n,
    n_clusters: fit.n_clusters ?? 0
  };
}
