import {pieces} from "./statistics/pieces.js";
import type {Timing} from "../loaders/bench/timings.js";
import {timed} from "./statistics/timing.js";

export const name = "statistics";

/** Times the statistics behind the value page at the sizes it must serve. */
export async function bench(): Promise<Timing[]> {
  return pieces.map((piece) => timed(piece()));
}
