import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** What each page cannot do without: a table with at least one row. */
const NEEDS: readonly {path: string; table: string; lacks: string}[] = [
  {path: "/metrics", table: "outcome", lacks: "needs outcomes"},
  {path: "/agreement", table: "rating", lacks: "needs ratings"}
];

/**
 * The input each page waits for, by the page's path, from the report of the last ingest.
 *
 * @param out - the folder of the tables; without one, or before the first ingest, nothing is said
 */
export function pageLacks(out: string | undefined): Record<string, string> {
  const file = out === undefined ? "" : join(out, "report.json");
  if (!existsSync(file)) return {};
  const {tables} = JSON.parse(readFileSync(file, "utf8")) as {tables: Record<string, number>};
  return Object.fromEntries(NEEDS.filter(({table}) => tables[table] === 0).map(({path, lacks}) => [path, lacks]));
}
