import {safeCsv} from "./safe-csv.js";
import {LAST_COLUMNS, questionHeading, SHEET_COLUMNS, type Sheet} from "./sheet.js";

/** A sheet as CSV, an answer a line, the questions' columns empty. */
export function sheetCsv({design, sheet, questions, rows}: Sheet): string {
  const columns = [...SHEET_COLUMNS, ...questions.map(questionHeading), ...LAST_COLUMNS];
  return safeCsv(
    columns,
    rows.map(({code, part, task, prompt, output, agreed}) => ({
      ...{design, sheet, item: code, part, task, prompt, output},
      // An example is shown with what was said of it: it is there to tune the eye.
      ...Object.fromEntries(questions.map((question) => [questionHeading(question), null])),
      note: part === "example" ? exampleNote(agreed) : null
    }))
  );
}

function exampleNote(agreed: Record<string, string>): string | null {
  const said = Object.entries(agreed).map(([dimension, label]) => `${dimension} ${label}`);
  return said.length === 0 ? null : `earlier reviewers agreed: ${said.join(", ")}`;
}
