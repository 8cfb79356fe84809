import {cells} from "./statistics/cells.js";
import {clusteredErrors} from "./statistics/clustered-errors.js";
import {frontier} from "./statistics/frontier.js";
import {replicates, weights} from "./statistics/replicates.js";
import {reweighting} from "./statistics/reweighting.js";
import type {Timing} from "./statistics/timing.js";

export const name = "statistics";

/** Times the statistics behind the value page at the sizes it must serve. */
export async function bench(): Promise<Timing[]> {
  return [cells(), clusteredErrors(), weights(), replicates(), frontier(), reweighting()];
}
