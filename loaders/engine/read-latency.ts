import type {Latencies} from "../../src/tables/latencies.js";
import {clocks, latencySql} from "./latency-sql.js";
import type {Query} from "./query.js";

/** Reads the time of every attempt that has one: quantiles, unlike means, cannot be formed from sums. */
export async function readLatency(query: Query): Promise<Latencies> {
  const columns = await query.columns(latencySql);
  const read = (name: string) => (columns[name] ?? []) as number[];
  return {
    length: read("seconds").length,
    run: Uint32Array.from(read("run")),
    task: Uint32Array.from(read("task")),
    kind: Uint8Array.from(read("kind")),
    kinds: [...clocks],
    seconds: Float64Array.from(read("seconds")),
    ending: Uint8Array.from(read("ending"))
  };
}
