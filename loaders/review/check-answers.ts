import {fold} from "../engine/rating-dimensions.js";
import {UserError} from "../user-error.js";
import type {FilledRow, FilledSheet, SheetCell} from "./read-sheet.js";
import type {DesignItem, Question, ReviewDesign} from "./review-design.js";
import {LAST_COLUMNS, questionHeading, SHEET_COLUMNS} from "./sheet.js";

/** One verdict of one reviewer on one answer. */
export interface Answer {
  item: DesignItem;
  rater: string;
  dimension: string;
  label: string;
  note: string | null;
  answered_at: string | null;
  at: string;
}

/** What a sheet says, and how many of its questions nobody answered. */
export interface CheckedSheet {
  answers: Answer[];
  unanswered: number;
}

/** The id of the design a sheet was drawn in. */
export function designOf({rows}: FilledSheet, name: string): SheetCell {
  const cell = rows[0]?.cell("design");
  if (!cell || cell.text === "") throw new UserError(`${name}:1:1: needs the column design, as the sheet was written`);
  return cell;
}

/**
 * Holds every line of a filled sheet against its design: known columns, known items, known labels, one reviewer.
 *
 * The first fault is thrown as one line with its place; nothing of a faulty sheet is taken.
 */
export function checkAnswers(sheet: FilledSheet, design: ReviewDesign, name: string): CheckedSheet {
  const headings = headingsOf(sheet, design.questions, name);
  const items = new Map(design.items.map((item) => [item.code, item]));
  const answers: Answer[] = [];
  let unanswered = 0;
  for (const row of sheet.rows) {
    const said = headings.flatMap(([question, heading]) => {
      const label = labelOf(row.cell(heading), question);
      return label === null ? [] : [{dimension: question.dimension, label}];
    });
    const own = row.cell("design");
    if (own?.text !== design.id)
      throw new UserError(`${own?.at ?? row.at}: design must be ${design.id} on every line, got ${quote(own)}`);
    const code = row.cell("item");
    const item = items.get(code?.text ?? "");
    if (!item) throw new UserError(`${code?.at ?? row.at}: item must be a code of this design, got ${quote(code)}`);
    unanswered += headings.length - said.length;
    if (said.length === 0) continue;
    const rater = raterOf(row, design);
    const note = row.cell("note")?.text ?? "";
    const rest = {rater, note: note === "" ? null : note, answered_at: dayOf(row), at: row.at};
    for (const {dimension, label} of said) answers.push({item, dimension, label, ...rest});
  }
  return {answers, unanswered};
}

/** The column of each question; its heading may have lost what follows the colon. */
function headingsOf({headings}: FilledSheet, questions: readonly Question[], name: string): [Question, string][] {
  const known = new Set<string>([...SHEET_COLUMNS, ...LAST_COLUMNS]);
  const found: [Question, string][] = [];
  for (const {text, at} of headings) {
    if (text === "" || known.has(text)) continue;
    const question =
      questions.find((asked) => text === asked.dimension || text === questionHeading(asked)) ??
      questions.find(({dimension}) => text.startsWith(`${dimension}:`));
    if (!question) throw new UserError(`${at}: needs the columns of the sheet, got ${JSON.stringify(text)}`);
    if (found.some(([other]) => other === question))
      throw new UserError(`${at}: needs each question once, got ${question.dimension} twice`);
    found.push([question, text]);
  }
  const missing = questions.find((question) => !found.some(([other]) => other === question));
  if (missing) throw new UserError(`${name}:1:1: needs the column ${missing.dimension}, found none`);
  return found;
}

function labelOf(cell: SheetCell | null, {dimension, labels}: Question): string | null {
  if (!cell || cell.text === "") return null;
  const isNumber = cell.text !== "" && Number.isFinite(Number(cell.text));
  const label =
    labels.find((known) => fold(known) === fold(cell.text)) ??
    // A spreadsheet may write 3 as 3.0.
    labels.find((known) => isNumber && known.trim() !== "" && Number(known) === Number(cell.text));
  if (label === undefined)
    throw new UserError(`${cell.at}: ${dimension} must be one of ${labels.join(", ")}, got ${quote(cell)}`);
  return label;
}

function raterOf(row: FilledRow, design: ReviewDesign): string {
  const named = row.cell("reviewer");
  if (named && named.text !== "") return named.text.replace(/^'(?=[=+\-@])/, "");
  const number = row.cell("sheet");
  const assigned = design.sheets.find(({sheet}) => String(sheet) === number?.text)?.reviewer;
  if (assigned) return assigned;
  throw new UserError(`${named?.at ?? row.at}: reviewer must name who answered, got nothing`);
}

function dayOf(row: FilledRow): string | null {
  const cell = row.cell("answered_at");
  if (!cell || cell.text === "") return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell.text) && Number.isFinite(Date.parse(cell.text))) return cell.text;
  throw new UserError(`${cell.at}: answered_at must be a day like 2026-11-20, got ${quote(cell)}`);
}

const quote = (cell: SheetCell | null) =>
  cell && cell.text !== "" ? JSON.stringify(cell.text.slice(0, 60)) : "nothing";
