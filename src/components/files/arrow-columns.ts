import {flatTable, type FlatTable} from "./flat-table.js";

export type NumberColumn = Int8Array | Int32Array | Uint32Array | Float64Array;

/** The columns of one Arrow record batch by name, and what its schema says besides. */
export interface ArrowColumns {
  length: number;
  columns: Map<string, NumberColumn>;
  /** What a batch of one row holds in its lists, each of a length of its own. */
  lists: Map<string, NumberColumn | string[]>;
  metadata: Map<string, string>;
}

/** `text` only within a list. */
interface Column {
  name: string;
  make: ColumnType | "text";
  isList: boolean;
}

type ColumnType = Int8ArrayConstructor | Int32ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

/**
 * Reads an Arrow IPC stream of numbers without gaps, in one batch: the form in which cells and outcomes come; or of one
 * row of lists, as ratings do.
 *
 * Arrow's own library reads every form there is, and is as much script as the rest of a page.
 *
 * @throws where the stream holds anything else: text outside a list, lists of several rows, nulls, compression, a second
 *   batch
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
      schema = header.tables(1).map((field) => columnOf(field));
      metadata = new Map(header.tables(2).map((pair) => [pair.text(0), pair.text(1)]));
    } else if (header !== null && message.byte(1) === BATCH && schema !== null && read === null) {
      read = {...batch(header, schema, stream, body), metadata};
    } else throw new TypeError("one Arrow schema and one batch were needed, found another message");
    at = body + message.long(3);
  }
  if (schema === null) throw new TypeError("an Arrow stream was needed, found no schema");
  return read ?? {length: 0, ...emptyColumns(schema), metadata};
}

const CONTINUES = -1;
const SCHEMA = 1;
const BATCH = 3;
const INTEGER = 2;
const FLOAT = 3;
const DOUBLE = 2;
const TEXT = 5;
const LIST = 12;

function columnOf(field: FlatTable, within: string | null = null): Column {
  const name = within ?? field.text(0);
  const isList = within !== null;
  const type = field.table(3);
  const kind = type === null ? 0 : field.byte(2);
  if (kind === FLOAT && type!.short(0) === DOUBLE) return {name, make: Float64Array, isList};
  if (kind === INTEGER) {
    const [bits, signed] = [type!.int(0), type!.byte(1) === 1];
    if (bits === 32) return {name, make: signed ? Int32Array : Uint32Array, isList};
    if (bits === 8 && signed) return {name, make: Int8Array, isList};
  }
  if (kind === TEXT && isList) return {name, make: "text", isList};
  const [item] = field.tables(5);
  if (kind === LIST && !isList && item) return columnOf(item, name);
  throw new TypeError(`whole numbers or doubles were needed in the Arrow column ${name}`);
}

function emptyColumns(schema: readonly Column[]): Pick<ArrowColumns, "columns" | "lists"> {
  const columns = new Map<string, NumberColumn>();
  for (const {name, make, isList} of schema) if (!isList && make !== "text") columns.set(name, new make(0));
  return {columns, lists: new Map()};
}

/**
 * Each column has two buffers: which values are there, empty where all are, and the values. A list has two of its own
 * before those of its items: which rows are there, and where each begins. So has text within it.
 */
function batch(header: FlatTable, schema: readonly Column[], stream: Uint8Array, body: number) {
  if (header.table(3) !== null) throw new TypeError("an Arrow batch without compression was needed");
  const length = header.long(0);
  const nodes = header.structs(1, 16);
  const buffers = header.structs(2, 16);
  const columns = new Map<string, NumberColumn>();
  const lists = new Map<string, NumberColumn | string[]>();
  const whole = (name: string): number => {
    const node = nodes.shift();
    buffers.shift();
    if (!node || node.long(8) > 0) throw new TypeError(`an Arrow column without gaps was needed: ${name}`);
    return node.long(0);
  };
  const numbers = <T extends ColumnType>(name: string, make: T, count: number): InstanceType<T> => {
    const from = body + (buffers.shift()?.long(0) ?? NaN);
    const end = from + count * make.BYTES_PER_ELEMENT;
    if (!(end <= stream.byteLength)) throw new TypeError(`an Arrow column was cut short: ${name}`);
    const start = stream.byteOffset + from;
    const values =
      start % make.BYTES_PER_ELEMENT === 0
        ? new make(stream.buffer as ArrayBuffer, start, count)
        : new make(stream.slice(from, end).buffer);
    return values as InstanceType<T>;
  };
  const texts = (name: string, count: number): string[] => {
    const offsets = count === 0 ? (buffers.shift(), [0]) : numbers(name, Int32Array, count + 1);
    const bytes = numbers(name, Int8Array, offsets[count]!);
    return Array.from({length: count}, (_, i) => words.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!)));
  };
  for (const {name, make, isList} of schema) {
    if (isList) {
      if (whole(name) !== 1) throw new TypeError(`one row of lists was needed in the Arrow column ${name}`);
      numbers(name, Int32Array, 2);
    }
    const count = whole(name);
    if (make === "text") lists.set(name, texts(name, count));
    else if (isList) lists.set(name, numbers(name, make, count));
    else columns.set(name, numbers(name, make, count));
  }
  return {length, columns, lists};
}

const words = new TextDecoder();
