import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Secret} from "../../src/tables/secret.js";
import type {Source} from "../../src/tables/source.js";
import {TABLES} from "../checks.js";
import {literal, rowsOf} from "../duckdb.js";
import type {Workspace} from "../workspace/read-workspace.js";
import type {IngestReport} from "./report.js";

interface ReportParts {
  workspace: Workspace;
  folder: string;
  sources: Source[];
  secrets: Secret[];
  notes: string[];
}

/** What an ingest found, counted from the tables it wrote. */
export async function makeReport(
  connection: DuckDBConnection,
  {workspace, folder, sources, secrets, notes}: ReportParts
): Promise<IngestReport> {
  const tables: Record<string, number> = {};
  for (const {name} of TABLES) {
    const [count] = await rowsOf<{n: number}>(
      connection,
      `select count(*) as n from read_parquet(${literal(join(folder, `${name}.parquet`))})`
    );
    tables[name] = count!.n;
  }
  const codes = await rowsOf<{code: string; n: number}>(
    connection,
    `select code, count(*) as n from read_parquet(${literal(join(folder, "reject.parquet"))}) group by code order by code`
  );
  return {
    workspace: workspace.name,
    tables,
    sources: sources.map(({source_id: _, ...rest}) => rest),
    rejects_by_code: Object.fromEntries(codes.map((row) => [row.code, row.n])),
    secrets: secrets.map(({source_id, ...secret}) => ({
      source: sources.find((source) => source.source_id === source_id)!.path,
      ...secret
    })),
    notes
  };
}
