/** What looks like a key, a token or an e-mail address in an export: its kind and place, never its value. */
export interface Secret {
  source_id: string;
  kind: string;
  table: string;
  column: string;
  /** Where the first stands in the file: `row 12`, `results[3]`. */
  position: string;
  /** Cells that hold one or more. */
  count: number;
}

export const secret = {
  name: "secret",
  key: ["source_id", "kind", "table", "column"],
  columns: {
    source_id: "VARCHAR",
    kind: "VARCHAR",
    table: "VARCHAR",
    column: "VARCHAR",
    position: "VARCHAR",
    count: "BIGINT"
  }
} as const;
