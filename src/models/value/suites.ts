import type {Cells, Facts} from "../../tables/cells.js";

/** One suite at one version: what can be compared. Versions of a suite are different suites and are never pooled. */
export interface Suite {
  /** What stands in the URL: the suite's name, with its version where there are several. */
  value: string;
  suite_id: string;
  version: string | null;
  attempts: number;
  /** Whether it has published totals only. */
  board: boolean;
}

/** The suites of a workspace, the one with most attempts first, boards without attempts last. */
export function suites(facts: Facts, cells: Cells): Suite[] {
  const found = new Map<string, Suite>();
  const at = (suite_id: string, version: string | null, board: boolean) => {
    const key = JSON.stringify([suite_id, version]);
    let suite = found.get(key);
    if (!suite) found.set(key, (suite = {value: suite_id, suite_id, version, attempts: 0, board}));
    return suite;
  };
  for (let i = 0; i < cells.length; i++) {
    const run = facts.runs[cells.run[i]!]!;
    at(run.suite_id, run.suite_version, false).attempts += cells.attempts[i]!;
  }
  const own = new Set([...found.values()].map((s) => s.suite_id));
  for (const row of facts.boards) if (!own.has(row.suite_id)) at(row.suite_id, null, true).attempts += 1;
  const all = [...found.values()].sort(
    (a, b) => Number(a.board) - Number(b.board) || b.attempts - a.attempts || a.value.localeCompare(b.value, "en")
  );
  for (const suite of all)
    if (all.filter((s) => s.suite_id === suite.suite_id).length > 1)
      suite.value = `${suite.suite_id} ${suite.version ?? "(no version)"}`;
  return all;
}
