import type {PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";

/** One question of the list: answered with a sentence and a picture, or told what is missing. */
export interface AnswerRow {
  question: string;
  /** The page that answers it; `null` where it cannot be answered yet. */
  page: string | null;
  link: string | null;
  answer: string | null;
  basis: string;
  /** Why it cannot be answered yet, and what to add. */
  reason: string | null;
  add: string | null;
  /** What the small picture says in place of marks when there is no answer. */
  needs: string | null;
  /** What the small picture draws where the page has no picture of its own. */
  small?: SmallRows;
}

/** A few numbers of one kind, each on its interval. */
export interface SmallRows {
  /** What the marks mean, for the basis: the small picture has no titles. */
  words: string;
  /** Shares, unless said: their numbers then stand in points. */
  unit?: "coefficient" | "usd_per_task" | "usd_per_1000_tasks";
  /** Values at which a dashed line stands; the words say what they mean. */
  references?: number[];
  /** `slot` is the family's hue; `null` for context, or for the subject of a picture without systems. */
  rows: {label: string; quantity: Quantity; slot: number | null; accent?: boolean}[];
}

/** The first page: every question this workspace can answer, each with its answer. */
export interface AnswersModel extends PageModel {
  page: "answers";
  counts: {value: string; label: string}[];
  rows: AnswerRow[];
}
