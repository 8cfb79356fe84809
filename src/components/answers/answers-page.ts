import {html} from "htl";
import {frontierSmall, smallFrontierWords} from "../../charts/frontier-small.js";
import {missingPicture} from "../../charts/missing-picture.js";
import type {AnswerRow, AnswersModel} from "../../models/answers/answers-model.js";
import type {TriesCurves} from "../../models/passk/tries-curves.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {firstSentence, withMargins} from "../page/answer-head.js";
import {pageFooter} from "../page/page-footer.js";
import {passkSmall} from "../../charts/passk-curves.js";
import {smallRows} from "./small-rows.js";

const PICTURE = {width: 316, height: 150};
const MISSING = {width: 316, height: 62};

/** What the small pictures of the further pages are drawn from. */
export interface AnswerPictures {
  passk?: TriesCurves;
}

/** The first page: every question with its answer and a small picture, or with what is missing. */
export function answersPage(model: AnswersModel, value: ValueModel, pictures: AnswerPictures = {}): HTMLElement {
  return html`<div class="answers">
    <h1 class="workspace">${model.title}</h1>
    <p class="counts">${model.counts.map((c) => html`<span>${count(c)}</span>`)}</p>
    <div class="answers-list">${model.rows.map((row) => answerRow(row, value, pictures))}</div>
    ${pageFooter(model.generated_from)}
  </div>`;
}

/** "25 systems", but "Exports 20 Jul – 9 Dec 2025". */
function count({value, label}: AnswersModel["counts"][number]): (string | HTMLElement)[] {
  return label === "exports of"
    ? ["Exports ", html`<strong>${value}</strong>`]
    : [html`<strong>${value}</strong>`, ` ${label}`];
}

function answerRow(row: AnswerRow, value: ValueModel, pictures: AnswerPictures): HTMLElement {
  if (row.answer === null)
    return html`<section class="answer-row unanswered">
      <div>
        <h2 class="question">${row.question}</h2>
        <p class="answer">Not answerable yet: ${row.reason}</p>
        <p class="basis">${row.add}</p>
      </div>
      <div class="picture">${missingPicture(row.needs ?? "not measured", {document, ...MISSING})}</div>
    </section>`;
  return html`<section class="answer-row">
    <div>
      <h2 class="question">${row.question}</h2>
      <p class="answer">${withMargins(firstSentence(row.answer))}</p>
      <p class="basis">${[row.basis, row.page === "value" && !row.small ? smallFrontierWords(value) : (row.small?.words ?? "")].join(" ").trim()}</p>
      <p class="more"><a href=${`./${row.page}`}>${row.link} →</a></p>
    </div>
    <div class="picture">${picture(row, value, pictures)}</div>
  </section>`;
}

/** The same marks as the row's page, reduced. */
function picture(row: AnswerRow, value: ValueModel, {passk}: AnswerPictures): SVGSVGElement | null {
  if (row.page === "value" && !row.small) return frontierSmall(value, {document, ...PICTURE});
  if (row.page === "passk" && passk) return passkSmall(passk, {document, ...PICTURE});
  return row.small ? smallRows(row.small, PICTURE.width) : null;
}
