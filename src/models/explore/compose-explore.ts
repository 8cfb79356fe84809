import {formatCountOf, formatList} from "../../style/format.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {rowTables, type RowTableName} from "../../tables/rows.js";
import {generatedFrom} from "../generated-from.js";
import type {ExploreModel, RowNeed, SavedQuestion} from "./explore-model.js";
import {savedQuestions} from "./questions.js";

const TITLE = "What do the rows themselves say?";

/**
 * The page that offers SQL, before a row is loaded: which tables there are, and what others asked of them.
 *
 * @param options - `published` says that texts and paths have stayed behind
 */
export function composeExplore(facts: Facts, cells: Cells, {published}: {published: boolean}): ExploreModel {
  const attempts = cells.attempts.reduce((sum, n) => sum + n, 0);
  const {ratings, outcomes} = facts.counts;
  const scores = cells.metric_n.some((counts) => counts.some((n) => n > 0)) ? 1 : 0;
  const rows: Record<RowTableName, number> = {
    ...{attempts, scores, ratings, outcomes},
    ...{tasks: facts.tasks.length, runs: facts.runs.length}
  };
  const known = knownNeeds(facts, cells);
  const kind = attempts + ratings + outcomes > 0 ? "rows" : "empty";
  return {
    page: "explore",
    title: TITLE,
    answer: answer(rows, facts.boards.length),
    basis: basis(facts, kind, published),
    generated_from: generatedFrom(
      facts,
      facts.runs.map((r) => r.started_at),
      {seed: null, replicates: null}
    ),
    kind,
    tables: rowTables,
    questions: kind === "empty" ? [] : savedQuestions.filter((q) => answerable(q, rows, known))
  };
}

function answerable({tables, needs}: SavedQuestion, rows: Record<RowTableName, number>, known: ReadonlySet<RowNeed>) {
  return tables.every((table) => rows[table] > 0) && (needs === undefined || known.has(needs));
}

/** What the attempts know that some questions need. */
function knownNeeds(facts: Facts, cells: Cells): Set<RowNeed> {
  const known = new Set<RowNeed>();
  const attempts = new Map<string, number>();
  for (let i = 0; i < cells.length; i++) {
    const {system, suite_id, started_at} = facts.runs[cells.run[i]!]!;
    if (cells.cost_known[i]! > 0) known.add("costs");
    if (cells.latency_known[i]! > 0) known.add("latency");
    if (started_at !== null) known.add("dates");
    const key = [system, suite_id, cells.task[i]].join(" ");
    const judged = cells.attempts[i]! - cells.unjudged[i]!;
    attempts.set(key, (attempts.get(key) ?? 0) + judged);
  }
  for (const tries of attempts.values()) if (tries > 1) known.add("repeats");
  return known;
}

function answer({attempts, scores, ratings, outcomes}: Record<RowTableName, number>, boards: number): string {
  const parts: string[] = [];
  if (attempts > 0) parts.push(`${formatCountOf(attempts, "attempt")}${scores > 0 ? " with their scores" : ""}`);
  if (ratings > 0) parts.push(formatCountOf(ratings, "rating"));
  if (outcomes > 0) parts.push(formatCountOf(outcomes, "outcome"));
  const one = attempts + ratings + outcomes === 1;
  if (parts.length > 0) return `Ask them in SQL: ${formatList(parts)} ${one ? "loads" : "load"} into this page.`;
  return boards > 0
    ? "Nothing to ask: this workspace has published totals only, and no rows beneath them."
    : "Nothing to ask yet: this workspace has no attempts, ratings or outcomes.";
}

function basis(facts: Facts, kind: ExploreModel["kind"], published: boolean): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (kind === "empty" && facts.boards.length > 0)
    return `${start}Add exports with results task by task under sources: in workspace.yaml.`;
  if (kind === "empty") return `${start}Name exports under sources: in workspace.yaml.`;
  const kept = published ? "Prompts, outputs and paths are not among the rows. " : "";
  return `${start}${kept}DuckDB runs in your browser; a query and what it gives stay there. Its numbers carry no intervals: the other pages do.`;
}
