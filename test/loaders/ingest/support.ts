import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll} from "vitest";
import {ingest, type Ingested} from "../../../loaders/ingest.js";
import {openTables} from "../../../loaders/read-tables.js";

const made: string[] = [];

afterAll(() => {
  for (const dir of made) rmSync(dir, {recursive: true, force: true});
});

/** A folder that is gone after the tests. */
export function temporary(): string {
  const dir = mkdtempSync(join(tmpdir(), "assay-test-"));
  made.push(dir);
  return dir;
}

/** A workspace folder with these files. */
export function workspaceOf(files: Record<string, string | Uint8Array>): string {
  const dir = join(temporary(), "workspace");
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), {recursive: true});
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

/** `sources:` with one table of attempts. */
export function attemptYaml(path: string, columns = "{system: system, task: task, passed: passed}", more = ""): string {
  return `sources:\n  - path: "${path}"\n    format: table\n    table: attempt\n    columns: ${columns}\n${more}`;
}

export async function ingestOf(files: Record<string, string | Uint8Array>): Promise<Ingested> {
  const workspace = workspaceOf(files);
  return ingest({workspace, out: join(temporary(), "out")});
}

/** Rows of a query over the tables of an ingest. */
export async function query<T = Record<string, unknown>>({out}: {out: string}, sql: string): Promise<T[]> {
  const tables = await openTables(out);
  try {
    return await tables.rows<T>(sql);
  } finally {
    tables.close();
  }
}

/** `read = kept + rejected + duplicate` of each source, as short texts. */
export function accounts({report}: Ingested): string[] {
  return report.sources.map(
    (s) => `${s.path}: ${s.rows_read} = ${s.rows_kept} + ${s.rows_rejected} + ${s.rows_duplicate}`
  );
}
