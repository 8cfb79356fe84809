import {csvCell} from "../components/page/download-links.js";
import type {Result} from "./result.js";

/** An answer as CSV that no spreadsheet takes for formulas: unknown is empty, times are ISO texts in UTC. */
export function resultCsv({columns, rows}: Result): string {
  const lines = [columns.map(({name}) => csvCell(name)).join(",")];
  for (const row of rows)
    lines.push(
      row
        .map((value, c) => {
          if (value === null) return "";
          if (typeof value === "number" && columns[c]!.type === "time") return csvCell(new Date(value).toISOString());
          return csvCell(typeof value === "boolean" ? String(value) : value);
        })
        .join(",")
    );
  return `${lines.join("\r\n")}\r\n`;
}
