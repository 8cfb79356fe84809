import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers} from "../rates/check.js";
import {mean} from "../rates/moments.js";

/**
 * A system's pass rate on a whole suite from the few tasks it was run on and a model's guess for the others.
 *
 * The tasks run count as they came out, the others by their predicted chance. No better than the model: it comes without an
 * interval, for that takes refits with systems left out, and must never decide a gate finer than some two points.
 *
 * @param observed - results of the tasks run, shares in [0, 1]
 * @param predicted - predicted chances of the tasks not run; all of them, or a mean over some standing for all
 * @param options - `total`, tasks in the suite
 * @returns an estimate without bounds, n = tasks run; refused `n_zero` without tasks run, `invalid_counts` when more tasks are
 *   given than the suite has, `missing_metric` when tasks remain without any prediction
 * @see Maia Polo et al. (2024), tinyBenchmarks, arXiv:2402.14992
 */
export function pIrt(
  observed: ArrayLike<number>,
  predicted: ArrayLike<number>,
  {total}: {total: number}
): Estimate | Refusal {
  checkNumbers(observed, "observed");
  checkNumbers(predicted, "predicted");
  const m = observed.length;
  if (!Number.isInteger(total) || m + predicted.length > total) return refuse("invalid_counts", m);
  if (m === 0) return refuse("n_zero", 0);
  if (m < total && predicted.length === 0) return refuse("missing_metric", m);
  const share = m / total;
  const value = share * mean(observed) + (m < total ? (1 - share) * mean(predicted) : 0);
  return {value, low: null, high: null, n: m, method: "p-irt point", flags: ["model_based", "unbounded_side"]};
}
