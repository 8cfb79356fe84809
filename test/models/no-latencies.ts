import type {Latencies} from "../../src/tables/latencies.js";

/** The times of a workspace in which nothing was timed. */
export const noLatencies: Latencies = {
  length: 0,
  run: new Uint32Array(0),
  task: new Uint32Array(0),
  kind: new Uint8Array(0),
  kinds: [],
  seconds: new Float64Array(0),
  ending: new Uint8Array(0)
};
