/** What became of an attempt. An error is never silently a fail; `unscored` means nobody judged it. */
export type Verdict = "pass" | "fail" | "partial" | "error" | "timeout" | "refusal" | "skipped" | "unscored";

/** Where a cost comes from; a zero is not a fact until it is classified (design §4). */
export type CostStatus = "reported" | "priced" | "zero_cached" | "zero_error" | "zero_unknown" | "missing";

/** What a latency measures; kinds are never mixed in one percentile. */
export type LatencyKind = "request" | "task_wall" | "task_working" | "cached";

/** One go at one task within a run. `null` is unknown, never zero. */
export interface Attempt {
  attempt_id: string;
  run_id: string;
  task_id: string;
  attempt_index: number;
  item_id: string;
  verdict: Verdict;
  /** Share of the task's score reached, in [0, 1]: 1 for a pass, 0 for a fail, between for partial. */
  score_share: number | null;
  cost_usd: number | null;
  cost_status: CostStatus;
  /** What its tokens come to at the second price list, the same for all attempts of the workspace. */
  list_cost_usd: number | null;
  judge_cost_usd: number | null;
  /** Input tokens, those read from or written to a cache included. */
  input_tokens: number | null;
  output_tokens: number | null;
  cache_read_tokens: number | null;
  cache_write_tokens: number | null;
  reasoning_tokens: number | null;
  latency_s: number | null;
  latency_kind: LatencyKind | null;
  ttft_s: number | null;
  is_cached: boolean | null;
  calls: number | null;
  retries: number | null;
  started_at: string | null;
}

export const attempt = {
  name: "attempt",
  key: ["attempt_id"],
  columns: {
    attempt_id: "VARCHAR",
    run_id: "VARCHAR",
    task_id: "VARCHAR",
    attempt_index: "INTEGER",
    item_id: "VARCHAR",
    verdict: "VARCHAR",
    score_share: "DOUBLE",
    cost_usd: "DOUBLE",
    cost_status: "VARCHAR",
    list_cost_usd: "DOUBLE",
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
  }
} as const;
