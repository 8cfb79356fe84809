/** A change watched for fewer days than this is not known to be clean: its outcome is censored. */
export const WATCHED_DAYS = 30;

/** What later happened to a change: merged, rejected, a defect found. */
export interface Outcome {
  change_id: string;
  change: string;
  repository: string | null;
  system_id: string | null;
  attempt_id: string | null;
  opened_at: string | null;
  /** Until when the change was watched; under 30 days after `opened_at` it is censored, not clean. */
  observed_until: string | null;
  merged: boolean | null;
  rejected: boolean | null;
  defect: boolean | null;
  defect_count: number | null;
  reverted: boolean | null;
  incident_usd: number | null;
  review_minutes: number | null;
}

export const outcome = {
  name: "outcome",
  key: ["change_id"],
  columns: {
    change_id: "VARCHAR",
    change: "VARCHAR",
    repository: "VARCHAR",
    system_id: "VARCHAR",
    attempt_id: "VARCHAR",
    opened_at: "TIMESTAMP",
    observed_until: "TIMESTAMP",
    merged: "BOOLEAN",
    rejected: "BOOLEAN",
    defect: "BOOLEAN",
    defect_count: "BIGINT",
    reverted: "BOOLEAN",
    incident_usd: "DOUBLE",
    review_minutes: "DOUBLE"
  }
} as const;
