import {Field, Float64, Int32, Int8, makeData} from "apache-arrow";
import type {OutcomeFacts} from "../../src/tables/outcome-facts.js";
import {gzippedArrow} from "./arrow-stream.js";

/**
 * Outcomes as a gzipped Arrow IPC stream: the form in which they travel to the browser.
 *
 * Metrics become columns `value_0`, `value_1` …; the names of metrics and repositories stand in the schema's metadata.
 */
export function outcomesToArrow(outcomes: OutcomeFacts): Buffer {
  const {length} = outcomes;
  const columns: [string, Column][] = [];
  for (const [name, value] of Object.entries(outcomes) as [string, unknown][])
    if (value instanceof Int8Array || value instanceof Int32Array || value instanceof Float64Array)
      columns.push([name, value]);
  outcomes.values.forEach((values, m) => columns.push([`value_${m}`, values]));
  const fields = columns.map(([name, values]) => new Field(name, typeOf(values), false));
  const children = columns.map(([, values]) => {
    if (values instanceof Int8Array) return makeData({type: new Int8(), length, data: values});
    if (values instanceof Int32Array) return makeData({type: new Int32(), length, data: values});
    return makeData({type: new Float64(), length, data: values});
  });
  const names = new Map([
    ["metrics", JSON.stringify(outcomes.metrics)],
    ["repositories", JSON.stringify(outcomes.repositories)]
  ]);
  return gzippedArrow(fields, children, length, names);
}

type Column = Int8Array | Int32Array | Float64Array;

function typeOf(values: Column): Int8 | Int32 | Float64 {
  return values instanceof Int8Array ? new Int8() : values instanceof Int32Array ? new Int32() : new Float64();
}
