import {isRefusal, type Refusal} from "../../src/statistics/estimate.js";

/** The result of a statistic that must not be refused here. */
export function known<T extends object>(result: T): Exclude<T, Refusal> {
  if (isRefusal(result)) throw new Error(`refused ${result.refused} with n = ${result.n}`);
  return result as Exclude<T, Refusal>;
}
