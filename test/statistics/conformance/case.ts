import {isRefusal, type Estimate, type Refusal} from "../../../src/statistics/estimate.js";

/** One line of the case file: see methods.md §0. */
export interface Case {
  id: string;
  method: string;
  inputs: Record<string, never>;
  expected: Record<string, unknown>;
  tolerance: number;
  source: string;
}

/** Runs one method on the inputs of a case and gives the answer under the case file's own keys. */
export type Runner = (inputs: Record<string, never>) => Record<string, unknown>;

/**
 * Gives our result the case file's keys: `lo` for `low`, `hi` for `high`, `status` and `reason` for a refusal, and
 * the method's own word (`mean`, `rho`, `ratio` …) for `value`.
 */
export function asCase(result: Estimate | Refusal | object, word = "value"): Record<string, unknown> {
  if (isRefusal(result)) return {status: "refused", reason: result.refused};
  const {value, low, high, ...rest} = result as Estimate & Record<string, unknown>;
  return {...rest, [word]: value, lo: low, hi: high};
}
