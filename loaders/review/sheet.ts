import type {Question} from "./review-design.js";

/** One line of a sheet: what a reviewer sees of an answer. */
export interface SheetRow {
  code: string;
  part: "example" | "review";
  task: string;
  prompt: string | null;
  output: string | null;
  /** What earlier reviewers said of an example, by dimension. */
  agreed: Record<string, string>;
}

/** All that one reviewer gets. It holds no system, no score and no name. */
export interface Sheet {
  design: string;
  sheet: number;
  /** Whether it was made for somebody, who then need not say who he is. */
  assigned: boolean;
  questions: Question[];
  rows: SheetRow[];
}

/** Columns beside the answers; a question's column is called by its dimension, with the question after a colon. */
export const SHEET_COLUMNS = ["design", "sheet", "item", "part", "reviewer", "task", "prompt", "output"] as const;
export const LAST_COLUMNS = ["note", "answered_at"] as const;

/** The heading of a question's column, so that a bare spreadsheet asks it too. */
export function questionHeading({dimension, question, labels}: Question): string {
  return `${dimension}: ${question} (${labels.join(" / ")})`;
}

/** Questions with two answers come first: they agree better, and answer before the finer ones tire. */
export function inOrder(questions: readonly Question[]): Question[] {
  return [...questions].sort((a, b) => Number(a.labels.length > 2) - Number(b.labels.length > 2));
}
