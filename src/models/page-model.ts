/** What the numbers of a page were made from: stands in the footer, so that a printed page can be traced. */
export interface GeneratedFrom {
  workspace: string;
  /** Whether the workspace declares its data made up; every page then says so. */
  synthetic: boolean;
  first_run: string | null;
  last_run: string | null;
  rows_read: number;
  rows_kept: number;
  rows_rejected: number;
  rows_duplicate: number;
  weights: string | null;
  commit: string | null;
  seed: number | null;
  replicates: number | null;
}

/** A short note that stands beside or under a figure. */
export interface Note {
  heading: string;
  text: string;
}

/** What every page model has: the question, its answer in a sentence with its margin, and on what it rests. */
export interface PageModel {
  page: string;
  title: string;
  /** The margin stands in round brackets inside the sentence; pages set it in fainter ink. */
  answer: string;
  basis: string;
  generated_from: GeneratedFrom;
}
