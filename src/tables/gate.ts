/** An attempt that meets the critical failure condition of a metric: it counts as 0, whatever its verdict. */
export interface Gate {
  attempt_id: string;
  metric: string;
}

export const gate = {
  name: "gate",
  key: ["attempt_id", "metric"],
  columns: {attempt_id: "VARCHAR", metric: "VARCHAR"}
} as const;
