import type {Latencies} from "../../src/tables/latencies.js";
import {latencySql} from "./latency-sql.js";
import type {Query} from "./query.js";

/** Reads the time of every attempt that has one: quantiles, unlike means, cannot be formed from sums. */
export async function readLatency(query: Query): Promise<Latencies> {
  const columns = await query.columns(latencySql);
  const read = (name: string) => (columns[name] ?? []) as number[];
  const named = (columns["kind"] ?? []) as string[];
  const kinds = [...new Set(named)].sort();
  const number = new Map(kinds.map((kind, i) => [kind, i]));
  return {
    length: named.length,
    run: Uint32Array.from(read("run")),
    task: Uint32Array.from(read("task")),
    kind: Uint8Array.from(named, (kind) => number.get(kind)!),
    kinds,
    seconds: Float64Array.from(read("seconds")),
    ending: Uint8Array.from(read("ending"))
  };
}
