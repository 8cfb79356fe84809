import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {attempt} from "../src/tables/attempt.js";
import {gate} from "../src/tables/gate.js";
import {outcome} from "../src/tables/outcome.js";
import {rating} from "../src/tables/rating.js";
import {reject} from "../src/tables/reject.js";
import {run} from "../src/tables/run.js";
import {score} from "../src/tables/score.js";
import {secret} from "../src/tables/secret.js";
import {source, type Source} from "../src/tables/source.js";
import {summary} from "../src/tables/summary.js";
import {system} from "../src/tables/system.js";
import {task} from "../src/tables/task.js";
import {text} from "../src/tables/text.js";
import {identifier, literal, rowsOf} from "./duckdb.js";

/** Every canonical table, in the order of the report. */
export const TABLES = [
  system,
  task,
  run,
  attempt,
  score,
  rating,
  outcome,
  summary,
  gate,
  text,
  source,
  reject,
  secret
] as const;

/** A column that must hold a key of another table, or null. */
const REFERENCES: [string, string, string][] = [
  ["run", "system_id", "system"],
  ["attempt", "run_id", "run"],
  ["attempt", "task_id", "task"],
  ["rating", "system_id", "system"],
  ["outcome", "system_id", "system"],
  ["summary", "system_id", "system"],
  ["gate", "attempt_id", "attempt"],
  ["text", "attempt_id", "attempt"]
];

/**
 * The truths of design §4 that hold after every ingest; a broken one is our fault, never the user's.
 *
 * Throws an error that names the first broken truth.
 */
export async function checkTables(
  connection: DuckDBConnection,
  folder: string,
  sources: readonly Source[]
): Promise<void> {
  for (const file of sources) {
    const sum = file.rows_kept + file.rows_rejected + file.rows_duplicate;
    if (file.rows_read !== sum)
      throw new Error(
        `rows_read must be rows_kept + rows_rejected + rows_duplicate: ${file.path} has ${file.rows_read}, ${file.rows_kept} + ${file.rows_rejected} + ${file.rows_duplicate}`
      );
  }
  const of = (table: string) => `read_parquet(${literal(join(folder, `${table}.parquet`))})`;
  for (const table of TABLES) {
    if (table.name === "attempt") {
      // A million texts are dearer to compare than their hashes, and a chance collision falls to the exact check below.
      const [quick] = await rowsOf<{same: boolean}>(
        connection,
        `select count(*) = count(distinct hash(attempt_id)) as same from ${of("attempt")}`
      );
      if (quick!.same) continue;
    }
    const key = table.key.map(identifier).join(", ");
    const [twice] = await rowsOf<{n: number}>(
      connection,
      `select count(*) as n from (select ${key} from ${of(table.name)} group by ${key} having count(*) > 1)`
    );
    if (twice!.n > 0) throw new Error(`keys must be unique: ${table.name} has ${twice!.n} keys that stand twice`);
  }
  for (const [table, column, other] of REFERENCES) {
    const [lost] = await rowsOf<{n: number}>(
      connection,
      `select count(*) as n from (select distinct ${column} from ${of(table)} where ${column} is not null) a anti join ${of(other)} b on a.${column} = b.${other === "attempt" ? "attempt_id" : `${other}_id`}`
    );
    if (lost!.n > 0) throw new Error(`every ${table} needs its ${other}: ${lost!.n} have none`);
  }
}
