import {flatTable, type FlatTable} from "./flat-table.js";

export type NumberColumn = Int8Array | Int32Array | Uint32Array | Float64Array;

/** The columns of one Arrow record batch by name, and what its schema says besides. */
export interface ArrowColumns {
  length: number;
  columns: Map<string, NumberColumn>;
  metadata: Map<string, string>;
}

interface Column {
  name: string;
  make: ColumnType;
}

type ColumnType = Int8ArrayConstructor | Int32ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

/**
 * Reads an Arrow IPC stream of numbers without gaps, in one batch: the form in which cells and outcomes come.
 *
 * Arrow's own library reads every form there is, and is as much script as the rest of a page.
 *
 * @throws where the stream holds anything else: text, lists, nulls, compression, a second batch
 * @see Apache Arrow, columnar format 1.5, "Serialization and interprocess communication"; its Message.fbs, Schema.fbs
 */
export function arrowColumns(bytes: ArrayBuffer | Uint8Array): ArrowColumns {
  const stream = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let schema: Column[] | null = null;
  let read: ArrowColumns | null = null;
  let metadata = new Map<string, string>();
  for (let at = 0; at + 8 <= view.byteLength; ) {
    if (view.getInt32(at, true) !== CONTINUES)
      throw new TypeError(`an Arrow stream was needed, found none at byte ${at}`);
    const size = view.getInt32(at + 4, true);
    if (size === 0) break;
    const message = flatTable(view, at + 8);
    const header = message.table(2);
    const body = at + 8 + size;
    if (header !== null && message.byte(1) === SCHEMA) {
      schema = header.tables(1).map(columnOf);
      metadata = new Map(header.tables(2).map((pair) => [pair.text(0), pair.text(1)]));
    } else if (header !== null && message.byte(1) === BATCH && schema !== null && read === null) {
      read = {...batch(header, schema, stream, body), metadata};
    } else throw new TypeError("one Arrow schema and one batch were needed, found another message");
    at = body + message.long(3);
  }
  if (schema === null) throw new TypeError("an Arrow stream was needed, found no schema");
  return read ?? {length: 0, columns: new Map(schema.map(({name, make}) => [name, new make(0)])), metadata};
}

const CONTINUES = -1;
const SCHEMA = 1;
const BATCH = 3;
const INTEGER = 2;
const FLOAT = 3;
const DOUBLE = 2;

function columnOf(field: FlatTable): Column {
  const name = field.text(0);
  const type = field.table(3);
  if (type !== null && field.byte(2) === FLOAT && type.short(0) === DOUBLE) return {name, make: Float64Array};
  if (type !== null && field.byte(2) === INTEGER) {
    const [bits, signed] = [type.int(0), type.byte(1) === 1];
    if (bits === 32) return {name, make: signed ? Int32Array : Uint32Array};
    if (bits === 8 && signed) return {name, make: Int8Array};
  }
  throw new TypeError(`whole numbers or doubles were needed in the Arrow column ${name}`);
}

/** Each column has two buffers: which values are there, empty where all are, and the values. */
function batch(header: FlatTable, schema: readonly Column[], stream: Uint8Array, body: number) {
  if (header.table(3) !== null) throw new TypeError("an Arrow batch without compression was needed");
  const nodes = header.structs(1, 16);
  const buffers = header.structs(2, 16);
  const columns = new Map<string, NumberColumn>();
  schema.forEach(({name, make}, i) => {
    const node = nodes[i];
    const values = buffers[2 * i + 1];
    if (!node || !values || node.long(8) > 0) throw new TypeError(`an Arrow column without gaps was needed: ${name}`);
    const from = body + values.long(0);
    const length = node.long(0);
    const end = from + length * make.BYTES_PER_ELEMENT;
    if (end > stream.byteLength) throw new TypeError(`an Arrow column was cut short: ${name}`);
    const start = stream.byteOffset + from;
    columns.set(
      name,
      start % make.BYTES_PER_ELEMENT === 0
        ? new make(stream.buffer as ArrayBuffer, start, length)
        : new make(stream.slice(from, end).buffer)
    );
  });
  return {length: header.long(0), columns};
}
