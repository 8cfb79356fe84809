import type {DuckDBConnection} from "@duckdb/node-api";
import {literal, rowsOf} from "../duckdb.js";
import type {Relation} from "./relation.js";

/** A line of a file that could not be read as a row. */
export interface Lost {
  position: string;
  code: string;
  message: string;
}

/** Lines of the file that are not in the relation: those the rewriting left out, or those DuckDB's CSV reader did. */
export async function lostRows(connection: DuckDBConnection, relation: Relation): Promise<Lost[]> {
  if (relation.kind !== "csv") return relation.lost;
  const [made] = await rowsOf<{n: number}>(
    connection,
    "select count(*) as n from duckdb_tables() where table_name = 'reject_errors'"
  );
  if (made!.n === 0) return [];
  const rows = await rowsOf<{line: number; kind: string; message: string}>(
    connection,
    "select line, any_value(error_type) as kind, any_value(error_message) as message from reject_errors where scan_id = (select max(scan_id) from reject_errors) group by line order by line"
  );
  return rows.map((row) => ({
    position: `line ${row.line}`,
    code: "unreadable",
    message: lineFault(row.kind, row.message)
  }));
}

function lineFault(kind: string, message: string): string {
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (counts) return `a row must have ${counts[1]} cells, got ${counts[2]}`;
  return `a row must be readable as CSV: ${kind.toLowerCase()}`;
}

/** SQL that adds lost lines to the rejects of a table; empty where there are none. */
export function lostSql(lost: Lost[], table: string): string {
  if (lost.length === 0) return "";
  const values = lost.map(
    (l) => `(${literal(l.position)}, ${literal(table)}, null, false, ${literal(l.code)}, ${literal(l.message)}, null)`
  );
  return ` union all select * from (values ${values.join(", ")})`;
}
