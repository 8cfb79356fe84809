/** One file that was read, with its accounting: rows_read = rows_kept + rows_rejected + rows_duplicate. */
export interface Source {
  source_id: string;
  /** Relative to the workspace. */
  path: string;
  format: string;
  sha256: string;
  bytes: number;
  rows_read: number;
  rows_kept: number;
  rows_rejected: number;
  rows_duplicate: number;
  notes: string[];
}

export const source = {
  name: "source",
  key: ["source_id"],
  columns: {
    source_id: "VARCHAR",
    path: "VARCHAR",
    format: "VARCHAR",
    sha256: "VARCHAR",
    bytes: "BIGINT",
    rows_read: "BIGINT",
    rows_kept: "BIGINT",
    rows_rejected: "BIGINT",
    rows_duplicate: "BIGINT",
    notes: "VARCHAR[]"
  }
} as const;
