import {formatCount, formatCountOf, formatNumber} from "../style/format.js";
import type {Progress} from "./fetch-plain.js";
import type {Result} from "./result.js";

/** How far loading has come: `3.2 of 8.4 MB`. */
export function progressWords({bytes, total}: Progress): string {
  const mb = (n: number) => formatNumber(n / 1e6, 1);
  // A host that packs once more sends fewer bytes than it counts; what has come is never said to be more than all.
  if (total === null || bytes > total) return `Loading DuckDB and the rows: ${mb(bytes)} MB.`;
  if (bytes === total) return "Putting the rows into tables.";
  return `Loading DuckDB and the rows: ${mb(bytes)} of ${mb(total)} MB.`;
}

/** What an answer came to: its rows, how long it took, and whether there are more. */
export function resultWords({rows, columns, complete, ms}: Result): string {
  const time = ms < 1000 ? `${formatNumber(Math.max(1, ms))}\u00a0ms` : `${formatNumber(ms / 1000, 1)}\u00a0s`;
  if (!complete)
    return `The first ${formatCount(rows.length)} rows in ${time}; there are more. Group them, or add a limit; Arrow has them all.`;
  if (columns.length === 0) return `Done in ${time}.`;
  return `${rows.length === 0 ? "No rows" : formatCountOf(rows.length, "row")} in ${time}.`;
}
