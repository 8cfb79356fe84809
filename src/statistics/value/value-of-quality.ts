import {checkNumbers} from "../rates/check.js";

/** What a failed task costs us. */
export interface FailureCosts {
  /** Share of failures that are noticed only after release, in [0, 1]. */
  escapeRate: number;
  /** Dollars for one that escapes. */
  incidentCost: number;
  /** Dollars for one that is caught. */
  reworkCost: number;
}

/** What one more completed task is worth: the mean cost of the failure it avoids. */
export function wtpPerSuccess({escapeRate, incidentCost, reworkCost}: FailureCosts): number {
  if (!(escapeRate >= 0 && escapeRate <= 1)) throw new TypeError(`escapeRate must be in [0, 1], got ${escapeRate}`);
  checkNumbers([incidentCost, reworkCost], "costs");
  return escapeRate * incidentCost + (1 - escapeRate) * reworkCost;
}

/**
 * What failures cost in a period, and what one point of quality would save.
 *
 * Loss = volume·(1 − quality)·[escape·incident + (1 − escape)·rework]. Incident costs have a heavy tail: use their mean,
 * never the median alone, and show it with and without the top percent.
 *
 * @param quality - share of tasks completed, in [0, 1]
 * @param options - `volume` of tasks and the cost of failures
 * @returns dollars in the period: `expected_loss`, and `value_per_point`, a point being .01
 */
export function valueOfQuality(
  quality: number,
  {volume, ...costs}: FailureCosts & {volume: number}
): {expected_loss: number; value_per_point: number} {
  if (!(quality >= 0 && quality <= 1)) throw new TypeError(`quality must be in [0, 1], got ${quality}`);
  if (!(volume >= 0)) throw new TypeError(`volume must not be negative, got ${volume}`);
  const wtp = wtpPerSuccess(costs);
  return {expected_loss: volume * (1 - quality) * wtp, value_per_point: (volume * wtp) / 100};
}

/**
 * Whether a dearer, better system pays, and how costly incidents must be for it to.
 *
 * Net value per task = Δquality·worth − Δcost; the break-even incident cost sets it to zero. A negative break-even means
 * that the change pays whatever incidents cost.
 *
 * @param change - `deltaQuality` in shares and `deltaCostPerTask` in dollars, new minus old
 * @param costs - the cost of failures
 * @returns `breakeven_incident_cost` is null where incidents do not enter: no change of quality or nothing escapes
 */
export function qualityBreakeven(
  {deltaQuality, deltaCostPerTask}: {deltaQuality: number; deltaCostPerTask: number},
  costs: FailureCosts
): {net_value_per_task: number; wtp_per_success: number; breakeven_incident_cost: number | null} {
  checkNumbers([deltaQuality, deltaCostPerTask], "change");
  const wtp_per_success = wtpPerSuccess(costs);
  const {escapeRate, reworkCost} = costs;
  return {
    net_value_per_task: deltaQuality * wtp_per_success - deltaCostPerTask,
    wtp_per_success,
    breakeven_incident_cost:
      deltaQuality === 0 || escapeRate === 0
        ? null
        : (deltaCostPerTask / deltaQuality - (1 - escapeRate) * reworkCost) / escapeRate
  };
}
