import {html} from "htl";
import type {BriefingModel, BriefingPoint} from "../../models/briefing/briefing-model.js";
import {formatCount} from "../../style/format.js";
import {answerHead} from "../page/answer-head.js";
import {briefingPicture} from "./briefing-picture.js";

const FIRST_SHEET = 2;
/** Letters from which an answer takes so many lines that the picture under it is lower, and from which it is set smaller. */
const LOW_FROM = 200;
const LONG_ANSWER = 260;

/** The briefing: two sheets, which print to two pages and follow each other on the screen. */
export function briefingPage(model: BriefingModel): HTMLElement {
  const long = model.answer.length > LONG_ANSWER;
  const pictures = model.pictures.map((p) => briefingPicture(p, {low: model.answer.length > LOW_FROM}));
  const next = list("What to do next", model.next);
  // Where the second sheet has room, the first need not hold what to do next.
  const onFirst = pictures.length > FIRST_SHEET + 1;
  return html`<div class=${long ? "briefing long" : "briefing"}>
    ${sheet(model, 1, [answerHead(model), ...pictures.slice(0, FIRST_SHEET), onFirst ? next : null])}
    ${sheet(model, 2, [
      onFirst ? null : next,
      ...pictures.slice(FIRST_SHEET),
      html`<div class="twocol">
        ${list("What would change the answer", model.would_change)}
        ${list("What was not measured", model.not_measured)}
      </div>`,
      sourcesTable(model)
    ])}
  </div>`;
}

/** A sheet with what stands at its head and foot. */
function sheet(model: BriefingModel, page: 1 | 2, parts: (HTMLElement | null)[]): HTMLElement {
  const {workspace} = model.generated_from;
  return html`<section class="sheet">
    <div class="running-head"><span>${workspace}</span><span>Briefing · ${model.as_of} · page ${page} of 2</span></div>
    ${parts}
    <div class="running-foot"><span>${model.frozen}</span><span>Assay</span></div>
  </section>`;
}

function list(heading: string, points: readonly BriefingPoint[]): HTMLElement | null {
  if (points.length === 0) return null;
  return html`<section class="points">
    <h2>${heading}</h2>
    <ul>
      ${points.map(
        ({text, page, link}) =>
          html`<li>
            ${text}${page === null ? null : html` <a class="source no-print" href=${`./${page}`}>${link}</a>`}
          </li>`
      )}
    </ul>
  </section>`;
}

function sourcesTable({rests_on: sources, more_sources: more}: BriefingModel): HTMLElement | null {
  if (sources.length === 0) return null;
  return html`<section>
    <h2>What this rests on</h2>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="sources">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" class="number">Rows</th>
            <th scope="col" class="number">Rejected</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${sources.map(
            (s) =>
              html`<tr>
                <th scope="row">${s.name}</th>
                <td class="number">${formatCount(s.rows_kept)}</td>
                <td class="number">${formatCount(s.rows_rejected)}</td>
                <td class="fainter">${s.sha256}</td>
              </tr>`
          )}
          ${
            more
              ? html`<tr>
                <th scope="row"><a href="./data">${formatCount(more.files)} more</a></th>
                <td class="number">${formatCount(more.rows_kept)}</td>
                <td class="number">${formatCount(more.rows_rejected)}</td>
                <td></td>
              </tr>`
              : null
          }
        </tbody>
      </table>
    </div>
  </section>`;
}
