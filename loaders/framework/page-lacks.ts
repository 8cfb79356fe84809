import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseDocument} from "yaml";

/** What each page cannot do without: a table with at least one row. */
const NEEDS: readonly {path: string; table: string; lacks: string}[] = [
  {path: "/metrics", table: "outcome", lacks: "needs outcomes"},
  {path: "/agreement", table: "rating", lacks: "needs ratings"}
];

/**
 * The input each page waits for, by the page's path, from the report of the last ingest and from workspace.yaml.
 *
 * @param out - the folder of the tables; without one, or before the first ingest, nothing is said
 * @param workspace - the folder with workspace.yaml
 */
export function pageLacks(out: string | undefined, workspace?: string): Record<string, string> {
  const file = out === undefined ? "" : join(out, "report.json");
  if (!existsSync(file)) return {};
  const {tables} = JSON.parse(readFileSync(file, "utf8")) as {tables: Record<string, number>};
  const lacking = NEEDS.filter(({table}) => tables[table] === 0).map(({path, lacks}) => [path, lacks]);
  return {...Object.fromEntries(lacking), ...(weighs(workspace) ? {} : {"/weights": "needs weights"})};
}

/** Whether there is anything to weigh beside the pass rate; a workspace.yaml that cannot be read is for others to tell of. */
function weighs(workspace: string | undefined): boolean {
  const file = workspace === undefined ? "" : join(workspace, "workspace.yaml");
  if (!existsSync(file)) return true;
  const {metrics, weights} = (parseDocument(readFileSync(file, "utf8")).toJS() ?? {}) as Record<string, unknown>;
  return metrics !== undefined || weights !== undefined;
}
