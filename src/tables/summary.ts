/** Totals of a published board: one system on one suite and slice, without its attempts. */
export interface Summary {
  system_id: string;
  suite_id: string;
  slice: string;
  reported_at: string | null;
  label: string | null;
  tasks: number | null;
  passed_tasks: number | null;
  /** The share the board prints, in [0, 1], which need not equal passed_tasks / tasks. */
  pass_rate: number | null;
  /** Total over all tasks. */
  cost_usd: number | null;
  seconds_per_task: number | null;
  source_id: string;
}

export const summary = {
  name: "summary",
  key: ["system_id", "suite_id", "slice", "reported_at", "label"],
  columns: {
    system_id: "VARCHAR",
    suite_id: "VARCHAR",
    slice: "VARCHAR",
    reported_at: "TIMESTAMP",
    label: "VARCHAR",
    tasks: "BIGINT",
    passed_tasks: "BIGINT",
    pass_rate: "DOUBLE",
    cost_usd: "DOUBLE",
    seconds_per_task: "DOUBLE",
    source_id: "VARCHAR"
  }
} as const;
