import type {Quantity} from "../models/quantity.js";
import type {RowsModel} from "./rows/rows-model.js";

/** One drawn mark as a row of a spreadsheet. */
export type DataRow = Record<string, string | number | null>;

const drawn = new WeakMap<object, readonly DataRow[]>();

/** Keeps what a picture draws with it, so that whoever has the picture can hand on its numbers. */
export function keepData(picture: object, rows: readonly DataRow[]): void {
  drawn.set(picture, rows);
}

/** What a picture draws, a row a mark; empty where it draws nothing. */
export function dataOf(picture: object): readonly DataRow[] {
  return drawn.get(picture) ?? [];
}

/** A number with its interval and n as columns; of a refused one its reason. */
export function quantityColumns(quantity: Quantity): DataRow {
  if ("refused" in quantity) return {value: null, low: null, high: null, n: quantity.n, refused: quantity.refused};
  const {value, low, high, n} = quantity;
  return {value, low, high, n, refused: null};
}

/** The rows of a chart of rows. */
export function rowsData({groups}: RowsModel): DataRow[] {
  return groups.flatMap(({heading, rows}) =>
    rows.map(({label, quantity}) => ({group: heading, label, ...quantityColumns(quantity)}))
  );
}
