import {
  Field,
  Float64,
  Int32,
  Int8,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
  Uint32,
  Utf8,
  vectorFromArray
} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {arrowColumns} from "../../../src/components/files/arrow-columns.js";

const values = {
  counts: Uint32Array.of(0, 7, 4_294_967_295),
  sums: Float64Array.of(0.1, -1e300, NaN),
  signs: Int8Array.of(-1, 0, 1),
  whole: Int32Array.of(-2_147_483_648, 0, 5)
};

function table(length = 3): Table {
  const types = {counts: new Uint32(), sums: new Float64(), signs: new Int8(), whole: new Int32()};
  const fields = Object.entries(types).map(([name, type]) => new Field(name, type, false));
  const children = Object.entries(types).map(([name, type]) =>
    makeData({type, length, data: values[name as keyof typeof values].subarray(0, length)} as never)
  );
  const schema = new Schema(fields, new Map([["names", '["é", "b"]']]));
  return new Table(schema, [new RecordBatch(schema, makeData({type: new Struct(fields), length, children}))]);
}

describe("arrowColumns(bytes)", () => {
  it("reads what apache-arrow 21.2 wrote, as apache-arrow reads it", () => {
    const bytes = tableToIPC(table(), "stream");
    const theirs = tableFromIPC(bytes);
    const ours = arrowColumns(bytes);
    expect(ours.length).toBe(theirs.numRows);
    expect(ours.metadata).toEqual(theirs.schema.metadata);
    expect([...ours.columns.keys()]).toEqual(theirs.schema.fields.map(({name}) => name));
    for (const [name, column] of ours.columns) {
      expect(column, name).toEqual(theirs.getChild(name)!.toArray());
      expect(column, name).toEqual(values[name as keyof typeof values]);
    }
  });

  it("reads a stream that begins anywhere in its buffer", () => {
    const bytes = tableToIPC(table(), "stream");
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(arrowColumns(shifted.subarray(3)).columns).toEqual(arrowColumns(bytes).columns);
  });

  it("gives empty columns for no rows, with a batch and without", () => {
    const none = {
      counts: new Uint32Array(0),
      sums: new Float64Array(0),
      signs: new Int8Array(0),
      whole: new Int32Array(0)
    };
    for (const empty of [table(0), new Table(table().schema)]) {
      const {length, columns} = arrowColumns(tableToIPC(empty, "stream"));
      expect(length).toBe(0);
      expect(Object.fromEntries(columns)).toEqual(none);
    }
  });

  it("reads one row of lists of numbers and of text, each of a length of its own", () => {
    const lists = {
      counts: vectorFromArray([[7, 4_294_967_295, 0]], new List(new Field("value", new Uint32(), false))),
      sums: vectorFromArray([[0.5]], new List(new Field("value", new Float64(), false))),
      names: vectorFromArray([["é", "", "b c"]], new List(new Field("value", new Utf8(), false))),
      none: vectorFromArray([[]], new List(new Field("value", new Int32(), false)))
    };
    const read = arrowColumns(tableToIPC(new Table(lists), "stream"));
    expect(read.length).toBe(1);
    expect(read.columns.size).toBe(0);
    expect(Object.fromEntries(read.lists)).toEqual({
      counts: Uint32Array.of(7, 4_294_967_295, 0),
      sums: Float64Array.of(0.5),
      names: ["é", "", "b c"],
      none: new Int32Array(0)
    });
    const two = vectorFromArray([[1], [2]], new List(new Field("value", new Int32(), false)));
    expect(() => arrowColumns(tableToIPC(new Table({two}), "stream"))).toThrow(
      "one row of lists was needed in the Arrow column two"
    );
  });

  it("refuses text, gaps, a second batch, a cut stream and other bytes", () => {
    const text = new Table({name: vectorFromArray(["a"], new Utf8())});
    expect(() => arrowColumns(tableToIPC(text, "stream"))).toThrow("whole numbers or doubles were needed");
    const gaps = new Table({x: vectorFromArray([1, null], new Float64())});
    expect(() => arrowColumns(tableToIPC(gaps, "stream"))).toThrow("an Arrow column without gaps was needed: x");
    const twice = tableFromArrays({x: Float64Array.of(1)}).concat(tableFromArrays({x: Float64Array.of(2)}));
    expect(() => arrowColumns(tableToIPC(twice, "stream"))).toThrow("one Arrow schema and one batch were needed");
    const bytes = tableToIPC(table(), "stream");
    expect(() => arrowColumns(bytes.subarray(0, bytes.length - 60))).toThrow("an Arrow column was cut short");
    expect(() => arrowColumns(new TextEncoder().encode("<!doctype html>"))).toThrow("an Arrow stream was needed");
  });
});
