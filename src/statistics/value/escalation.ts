import type {Estimate, Refusal} from "../estimate.js";
import {checkSameLength} from "../rates/check.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {rateClustered} from "../rates/rate-clustered.js";
import {costRatio} from "./cost-ratio.js";
import {meanOrConstant} from "./mean-or-constant.js";

/** One system's passes and dollars by task, for one attempt at it. */
export interface Attempted {
  /** Share of its attempts that passed, in [0, 1]. */
  passes: ArrayLike<number>;
  cost: ArrayLike<number>;
}

/** What trying one system first and another on what failed comes to, beside the second alone. */
export interface Escalation {
  quality: Estimate | Refusal;
  cost: Estimate | Refusal;
  cost_per_completed: Estimate | Refusal;
  /** Cost of the dear system alone minus cost of the pair, per task. */
  saving: Estimate | Refusal;
  /** Quality of the pair minus quality of the dear system alone. */
  gain: Estimate | Refusal;
  /** Share of tasks that reach the dear system. */
  escalated: Estimate | Refusal;
}

/**
 * "Try the cheap system, and the dear one where it failed": what that costs and finishes.
 *
 * On every task both ran: the cheap attempt is always paid for; where it failed and the failure is noticed, the dear one
 * is paid for too and may pass. Computed task by task, so that what is hard for one is hard for the other as it was in
 * the data; attempts of one task are taken as independent. Unnoticed failures stay failures, and no pass is tried again.
 *
 * @param cheap - tried first, an entry per task
 * @param dear - tried on what failed, the same tasks
 * @param options - `noticed`: share of the failures that tests or a reviewer catch, in [0, 1], 1 unless given
 * @returns estimates over tasks or their clusters, each refused as its own method refuses
 * @see Chen, Zaharia and Zou (2023), FrugalGPT, arXiv:2305.05176, on cascades
 */
export function escalation(
  cheap: Attempted,
  dear: Attempted,
  {noticed = 1, clusters}: {noticed?: number; clusters?: ClusterLabels} = {}
): Escalation {
  if (!(noticed >= 0 && noticed <= 1)) throw new TypeError(`noticed must be in [0, 1], got ${noticed}`);
  checkSameLength(cheap.passes, dear.passes, "cheap and dear");
  const n = cheap.passes.length;
  const column = () => new Float64Array(n);
  const [quality, cost, saving, gain, escalated, ones] = [column(), column(), column(), column(), column(), column()];
  for (let t = 0; t < n; t++) {
    const [pass, dearPass, dearCost] = [cheap.passes[t]!, dear.passes[t]!, dear.cost[t]!];
    const again = noticed * (1 - pass);
    const spent = cheap.cost[t]! + again * dearCost;
    escalated[t] = again;
    quality[t] = pass + again * dearPass;
    cost[t] = spent;
    saving[t] = dearCost - spent;
    gain[t] = pass + again * dearPass - dearPass;
    ones[t] = 1;
  }
  const options = clusters ? {clusters} : {};
  return {
    quality: rateClustered(quality, options),
    cost: costRatio(cost, ones, options),
    cost_per_completed: costRatio(cost, quality, options),
    saving: meanOrConstant(saving, options),
    gain: meanOrConstant(gain, options),
    escalated: rateClustered(escalated, options)
  };
}
