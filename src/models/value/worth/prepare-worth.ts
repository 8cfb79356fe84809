import {betaBelief, drawBelief, lognormalBelief} from "../../../statistics/value/believed-range.js";
import type {Given, ValueSetting} from "../../../tables/cells.js";
import type {WorthInput} from "./worth-model.js";

/** A range of workspace.yaml as a belief: its mean, the spread of its logarithm, and a draw for each replicate. */
export interface BelievedInput {
  range: [number, number];
  mean: number;
  /** 0 for a share. */
  sigma: number;
  draws: Float64Array;
}

export type PreparedWorth = Partial<Record<WorthInput, BelievedInput>>;

const INPUTS: readonly WorthInput[] = [
  "incident_usd",
  "debug_hours",
  "hourly_usd",
  "escape_rate",
  "rework_usd",
  "tasks_per_month"
];

/** Draws the inputs that are given as ranges, each from a stream of its own. */
export function prepareWorth(
  setting: ValueSetting | undefined,
  {replicates, seed}: {replicates: number; seed: number}
): PreparedWorth {
  const prepared: PreparedWorth = {};
  INPUTS.forEach((input, i) => {
    const given: Given | undefined = setting?.[input];
    if (!Array.isArray(given)) return;
    const belief = input === "escape_rate" ? {...betaBelief(given), sigma: 0} : lognormalBelief(given);
    prepared[input] = {
      range: given,
      mean: belief.mean,
      sigma: belief.sigma,
      draws: drawBelief(belief, {replicates, seed: seed + 101 * (i + 1)})
    };
  });
  return prepared;
}
