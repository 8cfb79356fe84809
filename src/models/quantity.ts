import {isRefusal, type Estimate, type Refusal} from "../statistics/estimate.js";

/** What a page may say in numbers: an estimate with its interval, or a refusal with its reason. */
export type Quantity = Estimate | Refusal;

/**
 * A statistic's answer as a page carries it: the seven fields of an estimate and no working, with the page's own count
 * of tasks, so that n means one thing on a page.
 */
export function quantityOf(answer: Quantity, tasks: number): Quantity {
  if (isRefusal(answer)) return {refused: answer.refused, n: tasks};
  const {value, low, high, method, flags, n_clusters} = answer;
  return {value, low, high, n: tasks, method, flags, ...(n_clusters === undefined ? {} : {n_clusters})};
}

/** The estimate, or `null` where it was refused. */
export function known(quantity: Quantity): Estimate | null {
  return isRefusal(quantity) ? null : quantity;
}
