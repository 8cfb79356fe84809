import type {RunIntake, SystemIntake} from "../intake.js";

// What one file holds, in the shape assembly reads: one Parquet file for each table that has rows.
// `row_no` counts the file's rows from 1; a row that stands for n attempts has n of them, told apart by `sub`.

const position = {row_no: "BIGINT", position: "VARCHAR"} as const;

export const STAGE = {
  task: {
    suite: "VARCHAR",
    task: "VARCHAR",
    cluster: "VARCHAR",
    category: "VARCHAR",
    subcategory: "VARCHAR",
    tags: "VARCHAR[]",
    language: "VARCHAR",
    difficulty: "VARCHAR",
    tier: "VARCHAR",
    split: "VARCHAR",
    released_at: "TIMESTAMP",
    variant_of: "VARCHAR",
    status: "VARCHAR",
    reviewed_at: "TIMESTAMP",
    /** The row of `table: task`; null where an attempt names the task. */
    row_no: "BIGINT"
  },
  attempt: {
    ...position,
    sub: "INTEGER",
    row_key: "VARCHAR",
    row_hash: "UBIGINT",
    run_key: "VARCHAR",
    task: "VARCHAR",
    attempt_index: "INTEGER",
    item: "VARCHAR",
    verdict: "VARCHAR",
    score_share: "DOUBLE",
    cost_usd: "DOUBLE",
    judge_cost_usd: "DOUBLE",
    input_tokens: "BIGINT",
    output_tokens: "BIGINT",
    cache_read_tokens: "BIGINT",
    cache_write_tokens: "BIGINT",
    reasoning_tokens: "BIGINT",
    latency_s: "DOUBLE",
    latency_kind: "VARCHAR",
    ttft_s: "DOUBLE",
    is_cached: "BOOLEAN",
    calls: "BIGINT",
    retries: "BIGINT",
    started_at: "TIMESTAMP"
  },
  /** Scores that came with the file's own attempts or outcomes. */
  score: {
    row_no: "BIGINT",
    sub: "INTEGER",
    subject_kind: "VARCHAR",
    metric: "VARCHAR",
    scorer: "VARCHAR",
    value: "DOUBLE",
    scorer_kind: "VARCHAR",
    scorer_system: "VARCHAR",
    status: "VARCHAR"
  },
  /** Rows of `table: score`, which name their attempt or change. */
  loose_score: {
    ...position,
    system_key: "VARCHAR",
    run: "VARCHAR",
    suite: "VARCHAR",
    task: "VARCHAR",
    attempt_index: "INTEGER",
    item: "VARCHAR",
    change: "VARCHAR",
    repository: "VARCHAR",
    metric: "VARCHAR",
    scorer: "VARCHAR",
    value: "DOUBLE",
    scorer_kind: "VARCHAR",
    scorer_system: "VARCHAR",
    status: "VARCHAR"
  },
  rating: {
    ...position,
    /** The attempt of this file that was rated; null for rows of `table: rating`. */
    attempt_row_no: "BIGINT",
    item: "VARCHAR",
    system_key: "VARCHAR",
    run: "VARCHAR",
    suite: "VARCHAR",
    task: "VARCHAR",
    attempt_index: "INTEGER",
    rater: "VARCHAR",
    rater_kind: "VARCHAR",
    dimension: "VARCHAR",
    value: "DOUBLE",
    label: "VARCHAR",
    batch: "VARCHAR",
    rated_at: "TIMESTAMP",
    inclusion_probability: "DOUBLE"
  },
  outcome: {
    ...position,
    change: "VARCHAR",
    repository: "VARCHAR",
    system_key: "VARCHAR",
    run: "VARCHAR",
    suite: "VARCHAR",
    task: "VARCHAR",
    attempt_index: "INTEGER",
    item: "VARCHAR",
    opened_at: "TIMESTAMP",
    observed_until: "TIMESTAMP",
    merged: "BOOLEAN",
    rejected: "BOOLEAN",
    defect: "BOOLEAN",
    defect_count: "BIGINT",
    reverted: "BOOLEAN",
    incident_usd: "DOUBLE",
    review_minutes: "DOUBLE"
  },
  summary: {
    ...position,
    system_key: "VARCHAR",
    suite: "VARCHAR",
    slice: "VARCHAR",
    reported_at: "TIMESTAMP",
    label: "VARCHAR",
    tasks: "BIGINT",
    passed_tasks: "BIGINT",
    pass_rate: "DOUBLE",
    cost_usd: "DOUBLE",
    seconds_per_task: "DOUBLE"
  },
  /** Files that a tool's report speaks of. */
  report: {
    ...position,
    path: "VARCHAR",
    system: "VARCHAR",
    run: "VARCHAR",
    suite: "VARCHAR",
    task: "VARCHAR",
    attempt_index: "INTEGER",
    item: "VARCHAR"
  },
  report_score: {
    row_no: "BIGINT",
    metric: "VARCHAR",
    scorer: "VARCHAR",
    scorer_kind: "VARCHAR",
    parts_join: "VARCHAR",
    value: "DOUBLE",
    weight: "DOUBLE",
    status: "VARCHAR"
  },
  text: {row_no: "BIGINT", sub: "INTEGER", prompt: "VARCHAR", output: "VARCHAR"},
  reject: {
    position: "VARCHAR",
    table: "VARCHAR",
    column: "VARCHAR",
    row_kept: "BOOLEAN",
    code: "VARCHAR",
    message: "VARCHAR",
    excerpt: "VARCHAR"
  }
} as const;

export type StageTable = keyof typeof STAGE;

/** Raised whenever the shape of the stage or the reading of tables changes, so that cached files are read anew. */
export const STAGE_VERSION = 6;

/** A system as one file describes it. */
export type StageSystem = SystemIntake;

/** A run as one file describes it. */
export interface StageRun extends Omit<RunIntake, "system_key" | "status"> {
  system_key: string | null;
  prompt: string | null;
  retrieval: string | null;
  status: string | null;
  /** Whether the row only adds to a run that another row brings (`table: run`). */
  describes: boolean;
  row_no: number | null;
}

/** What was found of one file, kept beside its stage tables. */
export interface StageMeta {
  format: string;
  rows_read: number;
  rows_rejected: number;
  notes: string[];
  /** Few, and settled outside of SQL: kept here rather than in two more files to open. */
  systems: StageSystem[];
  runs: StageRun[];
  /** Stage tables that have rows. */
  tables: StageTable[];
  /** Expressions of the mapping that do not bind in this file; `null` where the file has no columns at all. */
  unbound: Unbound[] | null;
}

export interface Unbound {
  /** Path of the expression within its entry of `sources:`. */
  at: string[];
  message: string;
  columns: string[];
}

/** The meta of a file of which nothing is kept, with what there is to say about it. */
export function nothingRead(format: string, notes: string[], unbound: Unbound[] | null = []): StageMeta {
  return {format, rows_read: 0, rows_rejected: 0, notes, systems: [], runs: [], tables: [], unbound};
}
