/** How a cell of a mapped column is read; each reading is lossless, everything else is unreadable. */
export type Reading =
  | "text"
  | "tags"
  | "boolean"
  | "number"
  | "share"
  | "count"
  | "dollars"
  | "total_dollars"
  | "seconds"
  | "time"
  | "verdict"
  | "rater_kind"
  | "scorer_kind"
  | "score_status"
  | "run_status";

export const TABLE_KINDS = ["attempt", "score", "rating", "outcome", "summary", "task", "run"] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

const runKeys = {run: "text", suite: "text", suite_version: "text", started_at: "time", model_version: "text"} as const;

const taskKeys = {
  task: "text",
  cluster: "text",
  category: "text",
  subcategory: "text",
  tags: "tags",
  language: "text",
  difficulty: "text",
  tier: "text",
  split: "text",
  released_at: "time",
  variant_of: "text"
} as const;

const systemKeys = {
  system: "text",
  model: "text",
  family: "text",
  provider: "text",
  technique: "text",
  prompt: "text"
} as const;

/** The keys a mapping may name for each table, and how their cells are read (design §4). */
export const KEYS: Record<TableKind, Record<string, Reading>> = {
  attempt: {
    ...systemKeys,
    ...runKeys,
    ...taskKeys,
    passed: "boolean",
    verdict: "verdict",
    score: "share",
    attempts: "count",
    passes: "count",
    attempt_index: "count",
    calls: "count",
    retries: "count",
    cost_usd: "dollars",
    judge_cost_usd: "dollars",
    input_tokens: "count",
    output_tokens: "count",
    cache_read_tokens: "count",
    cache_write_tokens: "count",
    reasoning_tokens: "count",
    latency_s: "seconds",
    ttft_s: "seconds",
    is_cached: "boolean",
    item: "text",
    prompt_text: "text",
    output_text: "text"
  },
  score: {
    system: "text",
    run: "text",
    suite: "text",
    task: "text",
    attempt_index: "count",
    item: "text",
    change: "text",
    repository: "text",
    metric: "text",
    scorer: "text",
    value: "number",
    scorer_kind: "scorer_kind",
    scorer_system: "text",
    status: "score_status"
  },
  rating: {
    item: "text",
    system: "text",
    run: "text",
    suite: "text",
    task: "text",
    attempt_index: "count",
    rater: "text",
    rater_kind: "rater_kind",
    dimension: "text",
    value: "number",
    label: "text",
    batch: "text",
    rated_at: "time",
    inclusion_probability: "share"
  },
  outcome: {
    change: "text",
    repository: "text",
    system: "text",
    run: "text",
    suite: "text",
    task: "text",
    attempt_index: "count",
    item: "text",
    opened_at: "time",
    observed_until: "time",
    merged: "boolean",
    rejected: "boolean",
    defect: "boolean",
    defect_count: "count",
    reverted: "boolean",
    incident_usd: "total_dollars",
    review_minutes: "seconds"
  },
  summary: {
    ...systemKeys,
    suite: "text",
    slice: "text",
    tasks: "count",
    passed_tasks: "count",
    pass_rate: "share",
    cost_usd: "total_dollars",
    seconds_per_task: "seconds",
    reported_at: "time",
    label: "text"
  },
  task: {suite: "text", ...taskKeys, status: "text", reviewed_at: "time"},
  run: {
    system: "text",
    ...runKeys,
    harness: "text",
    harness_version: "text",
    dataset_hash: "text",
    prompt: "text",
    prompt_hash: "text",
    commit: "text",
    retrieval: "text",
    status: "run_status"
  }
};

/** Keys without which a row says nothing: unreadable or absent, they reject the row. */
export const REQUIRED: Record<TableKind, readonly string[]> = {
  attempt: ["system", "task"],
  score: ["metric"],
  rating: ["rater"],
  outcome: ["change"],
  summary: ["system"],
  task: ["task"],
  run: ["run"]
};
