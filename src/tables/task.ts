/** One item of a suite with a way to be judged. */
export interface Task {
  task_id: string;
  suite_id: string;
  /** The task's name as the export has it. */
  task: string;
  category: string | null;
  subcategory: string | null;
  tags: string[] | null;
  language: string | null;
  difficulty: string | null;
  tier: string | null;
  split: string | null;
  released_at: string | null;
  variant_of: string | null;
  /** Tasks of one cluster (a repository, a template) go together in every interval; the task itself when unknown. */
  cluster_id: string;
  status: string | null;
  reviewed_at: string | null;
}

export const task = {
  name: "task",
  key: ["task_id"],
  columns: {
    task_id: "VARCHAR",
    suite_id: "VARCHAR",
    task: "VARCHAR",
    category: "VARCHAR",
    subcategory: "VARCHAR",
    tags: "VARCHAR[]",
    language: "VARCHAR",
    difficulty: "VARCHAR",
    tier: "VARCHAR",
    split: "VARCHAR",
    released_at: "TIMESTAMP",
    variant_of: "VARCHAR",
    cluster_id: "VARCHAR",
    status: "VARCHAR",
    reviewed_at: "TIMESTAMP"
  }
} as const;
