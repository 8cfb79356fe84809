/** What a column of the row tables holds; `whole` is a whole number, `truth` true or false, `time` a moment in UTC. */
export type RowType = "text" | "whole" | "number" | "truth" | "time";

export interface RowColumn {
  column: string;
  type: RowType;
  /** What it means, where its name alone could mislead. */
  about?: string;
}

/** One table as it travels to the page that offers SQL. */
export interface RowTable {
  table: string;
  about: string;
  columns: readonly RowColumn[];
}

const text = (column: string, about?: string): RowColumn => ({column, type: "text", ...(about && {about})});
const whole = (column: string, about?: string): RowColumn => ({column, type: "whole", ...(about && {about})});
const number = (column: string, about?: string): RowColumn => ({column, type: "number", ...(about && {about})});
const truth = (column: string, about?: string): RowColumn => ({column, type: "truth", ...(about && {about})});
const time = (column: string, about?: string): RowColumn => ({column, type: "time", ...(about && {about})});

/**
 * The row tables: what may leave the building of the canonical ones, with names in place of ids.
 *
 * No prompt, output, path or provider's address has a column here. `attempt` is a number that joins the tables, and
 * nothing more: it may differ after the next ingest.
 */
export const rowTables = [
  {
    table: "attempts",
    about: "one go at one task within a run",
    columns: [
      whole("attempt", "joins scores and ratings"),
      text("system"),
      text("family"),
      text("suite"),
      text("suite_version"),
      text("run"),
      text("task"),
      text("category"),
      text("language"),
      text("difficulty"),
      whole("attempt_index", "0 for the first go"),
      text("verdict", "pass, fail, partial, error, timeout, refusal, skipped or unscored"),
      number("score_share", "share of the task's score, 0 to 1"),
      number("credit", "what it counts on the pages: an error 0, gated 0, unknown where nobody judged"),
      truth("is_gated", "meets a critical failure condition: counts 0 whatever its verdict"),
      number("cost_usd"),
      text("cost_status", "reported and priced are known; a zero says what it meant"),
      number("list_cost_usd", "its tokens at the list price"),
      number("judge_cost_usd"),
      whole("input_tokens", "those of a cache included"),
      whole("output_tokens"),
      whole("cache_read_tokens"),
      whole("reasoning_tokens"),
      number("latency_s"),
      text("latency_kind", "request, task_wall, task_working or cached: never mix them"),
      number("ttft_s", "time to the first token"),
      truth("is_cached"),
      whole("calls"),
      whole("retries"),
      time("started_at")
    ]
  },
  {
    table: "scores",
    about: "one metric's value for one attempt",
    columns: [
      whole("attempt"),
      text("metric"),
      text("scorer"),
      text("scorer_kind", "test, static, similarity, judge or human"),
      number("value", "unknown unless status is ok"),
      text("status", "error: the scorer failed, which says nothing of the attempt")
    ]
  },
  {
    table: "ratings",
    about: "one rater's verdict on one item",
    columns: [
      text("item"),
      whole("attempt", "unknown where the item joins none"),
      text("system"),
      text("task"),
      text("rater"),
      text("rater_kind", "human, judge or metric"),
      text("dimension"),
      number("value"),
      text("label"),
      text("batch"),
      number("inclusion_probability", "chance with which the item was drawn"),
      time("rated_at")
    ]
  },
  {
    table: "outcomes",
    about: "what became of one change",
    columns: [
      text("repository"),
      text("system"),
      time("opened_at"),
      time("observed_until"),
      truth("merged"),
      truth("rejected"),
      truth("defect"),
      truth("reverted"),
      number("defect_count"),
      number("incident_usd"),
      number("review_minutes")
    ]
  },
  {
    table: "tasks",
    about: "one item of a suite",
    columns: [
      text("task"),
      text("suite"),
      text("category"),
      text("subcategory"),
      text("language"),
      text("difficulty"),
      text("tier"),
      text("split"),
      text("tags", "parted by commas"),
      time("released_at")
    ]
  },
  {
    table: "runs",
    about: "one system over a set of tasks",
    columns: [
      text("run"),
      text("system"),
      text("suite"),
      text("suite_version"),
      text("model_version"),
      text("harness"),
      text("status"),
      time("started_at")
    ]
  }
] as const satisfies readonly RowTable[];

export type RowTableName = (typeof rowTables)[number]["table"];

/** A row table by its name. */
export function rowTable(name: RowTableName): RowTable {
  const found = rowTables.find(({table}) => table === name);
  if (!found) throw new TypeError(`no row table of this name: ${name}`);
  return found;
}
