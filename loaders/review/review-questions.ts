import {UserError} from "../user-error.js";
import type {Workspace} from "../workspace/read-workspace.js";
import type {Question} from "./review-design.js";
import {LAST_COLUMNS, SHEET_COLUMNS} from "./sheet.js";

/** What reviewers are asked, from `rubric:`; a `UserError` when there is none or a name is a column of the sheet. */
export function reviewQuestions({settings, at}: Workspace): Question[] {
  const questions = settings.rubric ?? [];
  if (questions.length === 0)
    throw new UserError(`${at([])}: review needs rubric: with what reviewers are asked, found none`);
  const taken: readonly string[] = [...SHEET_COLUMNS, ...LAST_COLUMNS];
  questions.forEach(({dimension}, i) => {
    if (taken.includes(dimension))
      throw new UserError(
        `${at(["rubric", i, "dimension"])}: dimension must not be a column of the sheet, got ${dimension}`
      );
    if (questions.findIndex((other) => other.dimension === dimension) < i)
      throw new UserError(
        `${at(["rubric", i, "dimension"])}: rubric must ask each dimension once, got ${dimension} twice`
      );
  });
  return questions;
}
