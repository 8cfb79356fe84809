import type {Quantity} from "../../models/quantity.js";
import type {Tone} from "../tone.js";

/** One row: a name, an estimate or a refusal, and the texts of its number columns. */
export interface ChartRow {
  label: string;
  quantity: Quantity;
  tone: Tone;
  /** Where the others lie on the same measure: grey ticks behind the mark. */
  field?: readonly number[];
  /** Why the value was refused, in words; the code stands in where it is missing. */
  reason?: string;
  /** Texts of the columns at the right, one for each column. */
  numbers: string[];
  /** The numbers in words, for narrow windows: "0.85 (0.82 to 0.88), 999 items". */
  words: string;
}

/** Rows under one heading; without a heading they stand at the left edge. */
export interface RowGroup {
  heading: string | null;
  rows: ChartRow[];
}

/** What a chart of rows draws. */
export interface RowsModel {
  /** Name of the chart for readers of words: "Agreement by pair, coefficient with 95 % interval". */
  label: string;
  groups: RowGroup[];
  domain: [number, number];
  kind?: "linear" | "log";
  /** At most six, the unit on the last or the first only. */
  ticks: {value: number; label: string}[];
  /** The rule drawn darker; nought unless said, null for none. */
  zero?: number | null;
  references: {value: number; label: string}[];
  /** Headings of the number columns. */
  columns: string[];
  /** Title under the right end, with its unit. */
  axis_title?: string;
  /** What is missing when there is no row. */
  missing?: string;
}

/** A row in one line of words, for pointers and readers. */
export function rowWords(row: ChartRow): string {
  return `${row.label}: ${"refused" in row.quantity ? `refused, ${refusalReason(row)}` : row.words}`;
}

/** The reason of a refused row in words. */
export function refusalReason(row: ChartRow): string {
  return row.reason ?? ("refused" in row.quantity ? row.quantity.refused.replaceAll("_", " ") : "");
}

/** Every row of a model in one sentence list, for its description. */
export function rowsWords(model: RowsModel): string {
  return model.groups
    .map((g) => `${g.heading === null ? "" : `${g.heading}. `}${g.rows.map(rowWords).join("; ")}`)
    .join(". ");
}
