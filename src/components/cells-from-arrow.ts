import type {Cells} from "../tables/cells.js";
import {arrowColumns} from "./arrow-columns.js";
import {unpacked} from "./unpacked.js";

/** Reads cells from an Arrow IPC stream; the inverse of `cellsToArrow`. */
export function cellsFromArrow(bytes: ArrayBuffer | Uint8Array): Cells {
  const {length, columns} = arrowColumns(bytes);
  const cells: Record<string, unknown> = {length, metric_n: [], metric_sum: []};
  for (const [name, values] of columns) {
    const metric = /^(metric_n|metric_sum)_(\d+)$/.exec(name);
    if (metric) (cells[metric[1]!] as unknown[])[Number(metric[2])] = values;
    else cells[name] = values;
  }
  return cells as unknown as Cells;
}

/** Fetches gzipped cells; the file stays compressed on the wire whatever the host does. */
export async function fetchCells(url: string): Promise<Cells> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`cells could not be read from ${url}: ${response.status}`);
  const plain = await unpacked(response.body);
  return cellsFromArrow(await new Response(plain).arrayBuffer());
}
