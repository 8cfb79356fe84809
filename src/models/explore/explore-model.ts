import type {RowTable, RowTableName} from "../../tables/rows.js";
import type {PageModel} from "../page-model.js";

/** A question somebody thought of before: its SQL is the start of the reader's own. */
export interface SavedQuestion {
  id: string;
  question: string;
  sql: string;
  /** The tables it asks; it is offered where each has rows. */
  tables: readonly RowTableName[];
  /** What the attempts must know besides: without it the answer would have no rows. */
  needs?: RowNeed;
}

/** Something that attempts may or may not know. */
export type RowNeed = "costs" | "latency" | "dates" | "repeats";

/** What the page that offers SQL says before a single row is loaded. */
export interface ExploreModel extends PageModel {
  kind: "rows" | "empty";
  tables: readonly RowTable[];
  questions: SavedQuestion[];
}
