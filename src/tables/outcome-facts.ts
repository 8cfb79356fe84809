/**
 * What became of changes, one entry a change: what metrics are held against.
 *
 * Yes-or-no columns hold 1, 0 or -1 for unknown; numbers are `NaN` where unknown; times are milliseconds since 1970.
 */
export interface OutcomeFacts {
  length: number;
  repositories: string[];
  /** Index into `repositories`, -1 where unknown. */
  repository: Int32Array;
  /** Index into `facts.systems`, -1 where unknown. */
  system: Int32Array;
  opened_at: Float64Array;
  /** Until when the change was watched. */
  observed_until: Float64Array;
  merged: Int8Array;
  rejected: Int8Array;
  defect: Int8Array;
  reverted: Int8Array;
  defect_count: Float64Array;
  incident_usd: Float64Array;
  review_minutes: Float64Array;
  /** Metrics the changes carry themselves or take from the attempt they come from, and a column of values for each. */
  metrics: string[];
  values: Float64Array[];
}
