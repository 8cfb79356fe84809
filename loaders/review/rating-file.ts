import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {parse} from "csv-parse/sync";
import type {Answer} from "./check-answers.js";
import type {ReviewDesign} from "./review-design.js";
import {safeCsv} from "./safe-csv.js";

const COLUMNS = [
  ...["suite", "run", "system", "task", "attempt_index", "rater", "dimension", "value", "label", "batch", "rated_at"],
  ...["inclusion_probability", "note"]
] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

/** What became of the answers of an import. */
export interface Filed {
  /** Relative to the workspace. */
  file: string;
  added: number;
  replaced: number;
  unchanged: number;
}

/** The file a design's ratings go to, relative to its workspace. */
export function ratingFileName({date, id}: ReviewDesign): string {
  return `ratings/review-${date}-${id}.csv`;
}

/**
 * Files answers among the workspace's ratings: a line for each answer, reviewer and question.
 *
 * Filing the same answers again changes nothing; a verdict a reviewer changed since replaces the earlier one.
 */
export function fileRatings(workspace: string, design: ReviewDesign, answers: readonly Answer[]): Filed {
  const file = ratingFileName(design);
  const path = join(workspace, file);
  const rows = new Map<string, Row>();
  if (existsSync(path)) {
    const old = parse(readFileSync(path, "utf8"), {columns: true, bom: true}) as Row[];
    for (const row of old) rows.set(keyOf(row), row);
  }
  const filed: Filed = {file, added: 0, replaced: 0, unchanged: 0};
  for (const answer of answers) {
    const row = rowOf(answer, design);
    const known = rows.get(keyOf(row));
    if (!known) filed.added++;
    else if (COLUMNS.every((column) => (known[column] ?? "") === row[column])) filed.unchanged++;
    else filed.replaced++;
    rows.set(keyOf(row), row);
  }
  if (filed.added + filed.replaced > 0) {
    const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, safeCsv(COLUMNS, sorted));
  }
  return filed;
}

function rowOf({item, rater, dimension, label, note, answered_at}: Answer, design: ReviewDesign): Row {
  const {suite, run, system, task, attempt_index, probability} = item;
  const labels = design.questions.find((question) => question.dimension === dimension)!.labels;
  const numeric = labels.every((known) => known.trim() !== "" && Number.isFinite(Number(known)));
  const value = numeric ? Number(label) : labels.length === 2 ? labels.indexOf(label) : "";
  const row = {suite, run, system, task, attempt_index, rater, dimension, value, label};
  const rest = {
    batch: `review-${design.date}-${design.id}`,
    rated_at: answered_at ?? "",
    inclusion_probability: probability ?? "",
    note: note ?? ""
  };
  return Object.fromEntries(
    Object.entries({...row, ...rest}).map(([column, cell]) => [column, guarded(String(cell))])
  ) as Row;
}

/** As `safeCsv` writes it, so that what was filed and what comes are compared alike. */
const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+(e-?\d+)?$/i.test(text) ? `'${text}` : text);

const keyOf = (row: Row) =>
  JSON.stringify([row.suite, row.task, row.system, row.run, row.attempt_index, row.rater, row.dimension]);
