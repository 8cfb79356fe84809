import type {RowColumn, RowTable} from "../../src/tables/rows.js";

/** One column on its way: its values in their own array, a bit for each that is known. */
export interface FilledColumn extends RowColumn {
  values: Int32Array | Float64Array | BigInt64Array | Uint8Array;
  known: Uint8Array;
  unknown: number;
  /** What the numbers of a text column stand for. */
  words: string[];
}

/**
 * Rows taken in one value at a time and kept by column, each text once: a million attempts fit into some hundred MB.
 *
 * @param table - the columns in their order; texts are numbered as they first occur
 */
export class RowColumns {
  length = 0;
  readonly #columns: {filled: FilledColumn; numbers: Map<string, number>}[];

  constructor(table: RowTable, capacity = 1024) {
    this.#columns = table.columns.map((column) => ({
      filled: {...column, values: valuesOf(column, capacity), known: new Uint8Array(capacity), unknown: 0, words: []},
      numbers: new Map()
    }));
  }

  /** Begins a further row. */
  next(): void {
    if (this.length === this.#columns[0]!.filled.known.length) this.#grow();
    this.length++;
  }

  /** Puts a value into the row begun last; `null` and `NaN` are unknown. */
  set(column: number, value: unknown): void {
    const {filled, numbers} = this.#columns[column]!;
    const row = this.length - 1;
    if (value === null || value === undefined || Number.isNaN(value)) {
      filled.unknown++;
      return;
    }
    filled.known[row] = 1;
    if (filled.type === "text") {
      const word = String(value);
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = filled.words.push(word) - 1));
      filled.values[row] = number;
    } else if (filled.values instanceof BigInt64Array) filled.values[row] = BigInt(value as number | bigint);
    else filled.values[row] = Number(value);
  }

  /** The columns, cut to the rows there are. */
  columns(): FilledColumn[] {
    return this.#columns.map(({filled}) => ({
      ...filled,
      values: filled.values.slice(0, this.length),
      known: filled.known.slice(0, this.length)
    }));
  }

  /** The same rows with their texts changed, each different one once: what leaves the building may not leave as it is. */
  mapTexts(change: (text: string, column: string) => string): this {
    for (const {filled, numbers} of this.#columns) {
      filled.words = filled.words.map((word) => change(word, filled.column));
      numbers.clear();
    }
    return this;
  }

  #grow(): void {
    for (const {filled} of this.#columns) {
      const capacity = filled.known.length * 2;
      const values = valuesOf(filled, capacity);
      (values as Float64Array).set(filled.values as Float64Array);
      const known = new Uint8Array(capacity);
      known.set(filled.known);
      Object.assign(filled, {values, known});
    }
  }
}

function valuesOf({type}: RowColumn, length: number): FilledColumn["values"] {
  if (type === "text") return new Int32Array(length);
  if (type === "truth") return new Uint8Array(length);
  return type === "number" ? new Float64Array(length) : new BigInt64Array(length);
}
