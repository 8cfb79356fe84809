/** One table of a FlatBuffer: its fields by their number in the schema, `0`, `""`, `[]` or `null` where one is not set. */
export interface FlatTable {
  byte(field: number): number;
  short(field: number): number;
  int(field: number): number;
  /** A whole number of 64 bits, as far as a double holds it. */
  long(field: number): number;
  text(field: number): string;
  table(field: number): FlatTable | null;
  tables(field: number): FlatTable[];
  /** The structs of a list, each of some bytes. */
  structs(field: number, bytes: number): FlatStruct[];
}

/** One struct: its numbers by their offset in bytes. */
export interface FlatStruct {
  long(offset: number): number;
}

/**
 * The root table of a FlatBuffer: enough of the format to read what heads an Arrow message.
 *
 * @param at - where the buffer begins in the view
 * @see FlatBuffers internals, Google: a table points back to its list of field offsets; everything else points forward
 */
export function flatTable(view: DataView, at: number): FlatTable {
  return tableAt(view, at + view.getInt32(at, true));
}

const words = new TextDecoder();

function tableAt(view: DataView, at: number): FlatTable {
  const offsets = at - view.getInt32(at, true);
  const size = view.getUint16(offsets, true);
  /** Where a field's value is, or 0 where the field is not set. */
  const place = (field: number) => {
    const slot = 4 + 2 * field;
    const offset = slot < size ? view.getUint16(offsets + slot, true) : 0;
    return offset === 0 ? 0 : at + offset;
  };
  const target = (where: number) => where + view.getInt32(where, true);
  const number = (field: number, read: (where: number) => number) => {
    const where = place(field);
    return where === 0 ? 0 : read(where);
  };
  const list = <T>(field: number, bytes: number, read: (where: number) => T): T[] => {
    const where = place(field);
    if (where === 0) return [];
    const start = target(where);
    return Array.from({length: view.getInt32(start, true)}, (_, i) => read(start + 4 + i * bytes));
  };
  return {
    byte: (field) => number(field, (where) => view.getUint8(where)),
    short: (field) => number(field, (where) => view.getInt16(where, true)),
    int: (field) => number(field, (where) => view.getInt32(where, true)),
    long: (field) => number(field, (where) => Number(view.getBigInt64(where, true))),
    text(field) {
      const where = place(field);
      if (where === 0) return "";
      const start = target(where);
      return words.decode(new Uint8Array(view.buffer, view.byteOffset + start + 4, view.getInt32(start, true)));
    },
    table(field) {
      const where = place(field);
      return where === 0 ? null : tableAt(view, target(where));
    },
    tables: (field) => list(field, 4, (where) => tableAt(view, target(where))),
    structs: (field, bytes) =>
      list(field, bytes, (where) => ({long: (offset) => Number(view.getBigInt64(where + offset, true))}))
  };
}
