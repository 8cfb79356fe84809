/** What kind of scorer gave a value. */
export type ScorerKind = "test" | "static" | "similarity" | "judge" | "human";

/** One automatic metric's verdict on one attempt, or one metric of one outcome. */
export interface Score {
  subject_kind: "attempt" | "outcome";
  subject_id: string;
  metric: string;
  scorer: string;
  value: number | null;
  scorer_kind: ScorerKind | null;
  /** The judge's model, so that a judge of the family under test can be flagged. */
  scorer_system: string | null;
  /** `ok`; `error` when the scorer itself failed, which is not a verdict on the attempt. */
  status: "ok" | "error" | "unscored";
}

export const score = {
  name: "score",
  key: ["subject_id", "metric", "scorer"],
  columns: {
    subject_kind: "VARCHAR",
    subject_id: "VARCHAR",
    metric: "VARCHAR",
    scorer: "VARCHAR",
    value: "DOUBLE",
    scorer_kind: "VARCHAR",
    scorer_system: "VARCHAR",
    status: "VARCHAR"
  }
} as const;
