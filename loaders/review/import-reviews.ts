import {basename} from "node:path";
import {UserError} from "../user-error.js";
import {checkAnswers, designOf, type Answer} from "./check-answers.js";
import {nameSource, type NamedSource} from "./name-source.js";
import {fileRatings, type Filed} from "./rating-file.js";
import {readSheet} from "./read-sheet.js";
import {readDesign, type ReviewDesign} from "./review-design.js";

/** What an import did, for the terminal. */
export interface ImportedReviews {
  filed: (Filed & {source: NamedSource})[];
  unanswered: number;
  /** Lines that repeat what another sheet of this import says already. */
  repeated: number;
  /** Of each reviewer, on how many examples he agrees with the reviewers before. */
  examples: {rater: string; agreed: number; n: number}[];
}

/**
 * Checks filled sheets against their designs and files their verdicts as ratings of the workspace.
 *
 * All sheets are checked before anything is written. Verdicts on examples are told, not filed: they were settled before.
 */
export function importReviews(workspace: string, paths: readonly string[]): ImportedReviews {
  const designs = new Map<string, {design: ReviewDesign; answers: Map<string, Answer>}>();
  let [unanswered, repeated] = [0, 0];
  for (const path of paths) {
    const name = basename(path);
    const sheet = readSheet(path, name);
    const id = designOf(sheet, name);
    const known = designs.get(id.text) ?? {
      design: readDesign(workspace, id.text, id.at),
      answers: new Map<string, Answer>()
    };
    designs.set(id.text, known);
    const checked = checkAnswers(sheet, known.design, name);
    unanswered += checked.unanswered;
    for (const answer of checked.answers) {
      const key = JSON.stringify([answer.item.code, answer.rater, answer.dimension]);
      const before = known.answers.get(key);
      if (before && before.label !== answer.label)
        throw new UserError(
          `${answer.at}: ${answer.rater} must give one ${answer.dimension} of item ${answer.item.code}, got ${answer.label} here and ${before.label} at ${before.at}`
        );
      if (before) repeated++;
      else known.answers.set(key, answer);
    }
  }
  const examples = new Map<string, {agreed: number; n: number}>();
  const filed = [...designs.values()].map(({design, answers}) => {
    const all = [...answers.values()];
    for (const {item, rater, dimension, label} of all) {
      const settled = item.agreed[dimension];
      if (item.part !== "example" || settled === undefined) continue;
      const so = examples.get(rater) ?? {agreed: 0, n: 0};
      examples.set(rater, {agreed: so.agreed + Number(settled === label), n: so.n + 1});
    }
    const done = fileRatings(
      workspace,
      design,
      all.filter(({item}) => item.part === "review")
    );
    return {...done, source: nameSource(workspace, done.file)};
  });
  return {filed, unanswered, repeated, examples: [...examples].map(([rater, so]) => ({rater, ...so}))};
}
