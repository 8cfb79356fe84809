import {
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
  type Data
} from "apache-arrow";
import {gzippedArrow} from "./arrow-stream.js";
import type {FilledColumn, RowColumns} from "./row-columns.js";

/**
 * Rows as a gzipped Arrow IPC stream: the form in which DuckDB in the browser takes them. The file format would insert
 * nothing, silently.
 *
 * The schema's metadata holds the count of rows under `rows`.
 */
export function rowsToArrow(rows: RowColumns): Buffer {
  const children = rows.columns().map((column) => ({name: column.column, data: dataOf(column, rows.length)}));
  const fields = children.map(({name, data}) => new Field(name, data.type, true));
  const data = children.map((child) => child.data);
  return gzippedArrow(fields, data, rows.length, new Map([["rows", String(rows.length)]]));
}

function dataOf(column: FilledColumn, length: number): Data {
  const {values, unknown} = column;
  const common = {length, nullCount: unknown, ...(unknown > 0 && {nullBitmap: bits(column.known)})};
  if (column.type === "text") {
    // A dictionary of nothing but unknowns has one word that no row names.
    const dictionary = vectorFromArray(column.words.length > 0 ? column.words : [""], new Utf8());
    return makeData({type: new Dictionary(new Utf8(), new Int32()), data: values as Int32Array, dictionary, ...common});
  }
  if (column.type === "truth") return makeData({type: new Bool(), data: bits(values as Uint8Array), ...common});
  if (column.type === "number") return makeData({type: new Float64(), data: values as Float64Array, ...common});
  const data = values as BigInt64Array;
  if (column.type === "time") return makeData({type: new TimestampMillisecond(), data, ...common});
  return makeData({type: new Int64(), data, ...common});
}

/** One bit a row, the first row in the lowest. */
function bits(flags: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(flags.length / 8));
  for (let i = 0; i < flags.length; i++) if (flags[i]) packed[i >> 3]! |= 1 << (i & 7);
  return packed;
}
