import {Field, Float64, makeData, Uint32} from "apache-arrow";
import type {Cells} from "../../src/tables/cells.js";
import {gzippedArrow} from "./arrow-stream.js";

/**
 * Cells as a gzipped Arrow IPC stream: the form in which they travel to the browser.
 *
 * Metrics become columns `metric_n_0`, `metric_sum_0` …, in the order of `facts.metrics`.
 */
export function cellsToArrow(cells: Cells): Buffer {
  const columns: [string, Uint32Array | Float64Array][] = [];
  for (const [name, value] of Object.entries(cells) as [string, unknown][])
    if (value instanceof Uint32Array || value instanceof Float64Array) columns.push([name, value]);
  cells.metric_n.forEach((values, m) => columns.push([`metric_n_${m}`, values]));
  cells.metric_sum.forEach((values, m) => columns.push([`metric_sum_${m}`, values]));
  const fields = columns.map(([name, values]) => new Field(name, typeOf(values), false));
  const children = columns.map(([, values]) =>
    values instanceof Uint32Array
      ? makeData({type: new Uint32(), length: cells.length, data: values})
      : makeData({type: new Float64(), length: cells.length, data: values})
  );
  return gzippedArrow(fields, children, cells.length);
}

function typeOf(values: Uint32Array | Float64Array): Uint32 | Float64 {
  return values instanceof Uint32Array ? new Uint32() : new Float64();
}
