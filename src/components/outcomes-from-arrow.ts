import type {OutcomeFacts} from "../tables/outcome-facts.js";
import {arrowColumns} from "./arrow-columns.js";
import {unpacked} from "./unpacked.js";

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

/** Fetches gzipped outcomes; the file stays compressed on the wire whatever the host does. */
export async function fetchOutcomes(url: string): Promise<OutcomeFacts> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`outcomes could not be read from ${url}: ${response.status}`);
  const plain = await unpacked(response.body);
  return outcomesFromArrow(await new Response(plain).arrayBuffer());
}
