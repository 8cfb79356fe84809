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

/** What a built site tells whoever opens it: one table of it, or what it does not tell. */
export interface Disclosure {
  what: string;
  table: string;
  columns: string[];
  rows: number;
}

/** What looks like a key, a token or an e-mail address in an export: kind and place, never the value. */
export interface SecretRow {
  kind: string;
  source: string;
  table: string;
  column: string;
  /** Where the first stands; `null` in a published site. */
  position: string | null;
  count: number;
}

export interface DataModel extends PageModel {
  page: "data";
  coverage: CoverageRow[];
  sources: SourceRow[];
  rejects: RejectRow[];
  secrets: SecretRow[];
  discloses: Disclosure[];
  /** Whether this is a built site, or the workbench of those who may see all. */
  published: boolean;
  comparable: Note[];
  boards: {suite: string; systems: number}[];
}
