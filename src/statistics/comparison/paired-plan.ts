import {isRefusal, refuse, type Refusal} from "../estimate.js";
import {checkSameLength} from "../rates/check.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {variance} from "../rates/moments.js";
import type {PairedPlan} from "./power-paired-n.js";

/** One system's attempts by task: their mean, how many, and the sum of their squares. */
export interface RepeatedScores {
  mean: ArrayLike<number>;
  attempts: ArrayLike<number>;
  sum_squares: ArrayLike<number>;
}

/**
 * What a paired comparison that was run says about the next one: the variances that `mdePaired` and `powerPairedN` ask for.
 *
 * The variance of the task differences is split into what differs between tasks (ω²) and what is luck between attempts
 * at one task (σ²/K), so that more attempts shrink only the second. Tasks tried once carry no σ², and all their variance
 * stays in ω². K is the harmonic mean of the attempts per task. Clusters enter as the square of CR1 over naive.
 *
 * @param a, b - the same tasks in the same order
 * @param options - `clusters`, one label per task
 * @returns a plan; refused as `meanSeClustered`, `zero_variance` among them: no spread plans nothing
 * @see Miller (2024), arXiv:2411.00640, §5
 */
export function pairedPlan(
  a: RepeatedScores,
  b: RepeatedScores,
  {clusters}: {clusters?: ClusterLabels} = {}
): Required<Pick<PairedPlan, "omega2" | "sigma2A" | "sigma2B" | "kA" | "kB" | "deff">> | Refusal {
  checkSameLength(a.mean, b.mean, "a and b");
  const differences = Array.from(a.mean, (x, i) => x - (b.mean[i] as number));
  const result = meanSeClustered(differences, clusters ? {clusters} : {});
  if (isRefusal(result)) return result;
  if (result.se_naive === 0) return refuse("zero_variance", differences.length);
  const sigma2A = withinTasks(a);
  const sigma2B = withinTasks(b);
  const kA = harmonicMean(a.attempts);
  const kB = harmonicMean(b.attempts);
  return {
    omega2: Math.max(0, variance(differences) - sigma2A / kA - sigma2B / kB),
    sigma2A,
    sigma2B,
    kA,
    kB,
    deff: clusters ? Math.max(1, (result.se_cr1 / result.se_naive) ** 2) : 1
  };
}

/** The mean over tasks of the variance of one attempt, from the tasks tried at least twice; 0 without any. */
function withinTasks({mean, attempts, sum_squares}: RepeatedScores): number {
  let sum = 0;
  let tasks = 0;
  for (let i = 0; i < mean.length; i++) {
    const n = attempts[i] as number;
    if (n < 2) continue;
    sum += Math.max(0, (sum_squares[i] as number) - n * (mean[i] as number) ** 2) / (n - 1);
    tasks++;
  }
  return tasks === 0 ? 0 : sum / tasks;
}

function harmonicMean(attempts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < attempts.length; i++) sum += 1 / (attempts[i] as number);
  return attempts.length / sum;
}
