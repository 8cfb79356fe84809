/** One execution of one system over a set of tasks. */
export interface Run {
  run_id: string;
  /** The run's name as the export or the mapping has it. */
  run: string;
  system_id: string;
  suite_id: string;
  suite_version: string | null;
  model_version: string | null;
  harness: string | null;
  harness_version: string | null;
  started_at: string | null;
  dataset_hash: string | null;
  /** The prompt file with its revision, where `runs:` names it: never the prompt's text. */
  prompt: string | null;
  prompt_hash: string | null;
  commit: string | null;
  retrieval: string | null;
  status: "started" | "success" | "cancelled" | "error" | null;
  source_id: string;
}

export const run = {
  name: "run",
  key: ["run_id"],
  columns: {
    run_id: "VARCHAR",
    run: "VARCHAR",
    system_id: "VARCHAR",
    suite_id: "VARCHAR",
    suite_version: "VARCHAR",
    model_version: "VARCHAR",
    harness: "VARCHAR",
    harness_version: "VARCHAR",
    started_at: "TIMESTAMP",
    dataset_hash: "VARCHAR",
    prompt: "VARCHAR",
    prompt_hash: "VARCHAR",
    commit: "VARCHAR",
    retrieval: "VARCHAR",
    status: "VARCHAR",
    source_id: "VARCHAR"
  }
} as const;
