import type {Secret} from "../../src/tables/secret.js";
import type {Source} from "../../src/tables/source.js";

/** What an ingest found: printed by `ingest --json` and kept as report.json beside the tables. */
export interface IngestReport {
  /** The workspace's folder name; never its path. */
  workspace: string;
  /** Rows of each table. */
  tables: Record<string, number>;
  sources: Omit<Source, "source_id">[];
  rejects_by_code: Record<string, number>;
  /** What looks like a key, a token or an e-mail address: kind and place, never the value. */
  secrets: ({source: string} & Omit<Secret, "source_id">)[];
  /** Sentences about the workspace as a whole. */
  notes: string[];
}

/** The report as plain lines for a person. */
export function reportLines(report: IngestReport): string[] {
  const lines = report.sources.map((source) => {
    const parts = [`${source.rows_read} rows`, `${source.rows_kept} kept`];
    if (source.rows_rejected > 0) parts.push(`${source.rows_rejected} rejected`);
    if (source.rows_duplicate > 0) parts.push(`${source.rows_duplicate} duplicates`);
    return `${source.path} (${source.format}): ${parts.join(", ")}`;
  });
  for (const source of report.sources) for (const note of source.notes) lines.push(`note: ${source.path}: ${note}`);
  for (const note of report.notes) lines.push(`note: ${note}`);
  for (const [code, count] of Object.entries(report.rejects_by_code)) lines.push(`rejects: ${count} ${code}`);
  for (const {kind, source, table, column, position, count} of report.secrets)
    lines.push(
      `secrets: ${source}: ${kind} in ${count} ${count === 1 ? "cell" : "cells"} of ${table}.${column}, first at ${position}`
    );
  const tables = Object.entries(report.tables).filter(
    ([name, rows]) => rows > 0 && !["source", "secret"].includes(name)
  );
  lines.push(`tables: ${tables.map(([name, rows]) => `${name} ${rows}`).join(", ") || "all empty"}`);
  return lines;
}
