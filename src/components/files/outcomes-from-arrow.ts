import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {arrowColumns} from "./arrow-columns.js";
import {fetchPacked} from "./fetch-packed.js";

/** Reads outcomes from an Arrow IPC stream; the inverse of `outcomesToArrow`. */
export function outcomesFromArrow(bytes: ArrayBuffer | Uint8Array): OutcomeFacts {
  const {length, columns, metadata} = arrowColumns(bytes);
  const names = (key: string) => JSON.parse(metadata.get(key) ?? "[]") as string[];
  const outcomes: Record<string, unknown> = {length, repositories: names("repositories")};
  const values: unknown[] = [];
  for (const [name, column] of columns) {
    const metric = /^value_(\d+)$/.exec(name);
    if (metric) values[Number(metric[1])] = column;
    else outcomes[name] = column;
  }
  return {...outcomes, metrics: names("metrics"), values} as unknown as OutcomeFacts;
}

/** Fetches gzipped outcomes. */
export async function fetchOutcomes(url: string): Promise<OutcomeFacts> {
  return outcomesFromArrow(await (await fetchPacked(url, "outcomes")).arrayBuffer());
}
