import type {Cells} from "../../tables/cells.js";
import {arrowColumns} from "./arrow-columns.js";
import {fetchPacked} from "./fetch-packed.js";

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

/** Fetches gzipped cells. */
export async function fetchCells(url: string): Promise<Cells> {
  return cellsFromArrow(await (await fetchPacked(url, "cells")).arrayBuffer());
}
