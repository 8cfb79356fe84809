import type {Secret} from "./secret.js";
import type {Source} from "./source.js";

/** Rejects of one kind, counted: what could not be read, where in the tables, and how often. */
export interface RejectCount {
  source_id: string;
  table: string;
  column: string | null;
  code: string;
  row_kept: boolean;
  count: number;
}

/** What became of every row of every file. */
export interface Accounting {
  sources: Source[];
  rejects: RejectCount[];
  secrets: Secret[];
  /** Rows of the tables that the page for SQL loads, and that nothing else counts. */
  rows: {attempts: number; scores: number};
  /** How often each cost status occurs, by system. */
  costs: {system: string; cost_status: string; attempts: number}[];
}
