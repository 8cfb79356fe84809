/** A row left out of a table, or a cell that could not be read in a row that was kept (`row_kept`). */
export interface Reject {
  source_id: string;
  /** Where in the file: `line 12`, `row 12`, `results[3]`, `samples/a_epoch_1.json`. */
  position: string;
  table: string;
  column: string | null;
  row_kept: boolean;
  /** `unreadable`, `required`, `out_of_range`, `conflict`, `truncated`, `too_large`, `too_deep` … */
  code: string;
  message: string;
  /** At most 80 characters of the offending cell; never a whole prompt or output. */
  excerpt: string | null;
}

export const reject = {
  name: "reject",
  key: ["source_id", "position", "table", "column", "code"],
  columns: {
    source_id: "VARCHAR",
    position: "VARCHAR",
    table: "VARCHAR",
    column: "VARCHAR",
    row_kept: "BOOLEAN",
    code: "VARCHAR",
    message: "VARCHAR",
    excerpt: "VARCHAR"
  }
} as const;
