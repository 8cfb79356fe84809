import {gzipSync} from "node:zlib";
import {makeData, RecordBatch, Schema, Struct, Table, tableToIPC, type Data, type Field} from "apache-arrow";

/**
 * Columns as a gzipped Arrow IPC stream of one batch: the form in which tables travel to the browser.
 *
 * @param fields - name and type of each of the columns in `children`
 * @param length - rows, the same in every column
 */
export function gzippedArrow(
  fields: Field[],
  children: Data[],
  length: number,
  metadata: Map<string, string> = new Map()
): Buffer {
  const schema = new Schema(fields, metadata);
  const batch = new RecordBatch(schema, makeData({type: new Struct(fields), length, nullCount: 0, children}));
  return gzipSync(tableToIPC(new Table(schema, [batch]), "stream"));
}
