import type {Note, PageModel} from "../page-model.js";

/** One suite at one version: who ran it, how often, and whether the runs can be compared. */
export interface CoverageRow {
  suite: string;
  system: string;
  runs: number;
  first_run: string | null;
  last_run: string | null;
  /** Tasks with at least one judged attempt, of the suite's tasks. */
  tasks: number;
  suite_tasks: number;
  attempts: number;
  judged: number;
  errors: number;
  unjudged: number;
  cost_known: number;
  cost_priced: number;
  cost_unknown: number;
}

export interface SourceRow {
  /** The path relative to the workspace; `null` in a published site, where only format and hash are shown. */
  path: string | null;
  format: string;
  sha256: string;
  bytes: number;
  rows_read: number;
  rows_kept: number;
  rows_rejected: number;
  rows_duplicate: number;
  notes: string[];
}

export interface RejectRow {
  source: string;
  table: string;
  column: string | null;
  code: string;
  /** Whether the row stayed and only this cell was left out. */
  row_kept: boolean;
  count: number;
}

export interface DataModel extends PageModel {
  page: "data";
  coverage: CoverageRow[];
  sources: SourceRow[];
  rejects: RejectRow[];
  comparable: Note[];
  boards: {suite: string; systems: number}[];
}
