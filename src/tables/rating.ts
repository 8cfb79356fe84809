/** One rater's verdict on one item along one dimension; a rater is a person, a judge model or a metric. */
export interface Rating {
  item_id: string;
  rater_id: string;
  dimension: string;
  /** The rater's name as the file has it; leaves in `dist/` only as a pseudonym unless published by name. */
  rater: string;
  rater_kind: "human" | "judge" | "metric";
  /** The item's name as the file has it, else its task's; `null` where the attempt came with its rating. */
  item: string | null;
  /** The attempt that was rated; `null` where the item joins none. */
  attempt_id: string | null;
  system_id: string | null;
  /** Neither value nor label: the rater, a judge, gave no verdict that can be read. */
  value: number | null;
  label: string | null;
  batch: string | null;
  inclusion_probability: number | null;
  rated_at: string | null;
}

export const rating = {
  name: "rating",
  key: ["item_id", "rater_id", "dimension"],
  columns: {
    item_id: "VARCHAR",
    rater_id: "VARCHAR",
    dimension: "VARCHAR",
    rater: "VARCHAR",
    rater_kind: "VARCHAR",
    item: "VARCHAR",
    attempt_id: "VARCHAR",
    system_id: "VARCHAR",
    value: "DOUBLE",
    label: "VARCHAR",
    batch: "VARCHAR",
    inclusion_probability: "DOUBLE",
    rated_at: "TIMESTAMP"
  }
} as const;
