import {html} from "htl";
import {slopeChart, type SlopeModel} from "../../charts/slope-chart.js";
import {known} from "../../models/quantity.js";
import type {ComparedSystem, ValueBoard} from "../../models/value/boards/board-model.js";
import {formatShare, formatSystem} from "../../style/format.js";
import {captionText, withMargins} from "../page/answer-head.js";
import {downloadLinks} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {quantityText} from "../numbers/quantity-text.js";
import type {ValueSection} from "./value-section.js";

/** More lines than this are a tangle: those ranked best on either side are drawn, the table has all. */
const MOST_LINES = 25;

/** The own suite against public boards: best in class against best for you. */
export function valueBoardsSection(): ValueSection {
  const element = html`<div class="boards"></div>`;
  let shown: ValueBoard[] | null = null;
  return {
    element,
    show({boards, suite}) {
      if (boards === shown) return;
      shown = boards;
      element.hidden = boards.length === 0;
      element.replaceChildren(...boards.map((board) => boardSection(board, suite)));
    }
  };
}

function boardSection(board: ValueBoard, suite: string): HTMLElement {
  const enough = board.systems.length >= 4;
  const slope = figure((width) => slopeChart(slopeModel(board, suite), {document, width: Math.min(720, width)}));
  const caption = captionText(board.caption);
  caption.append(
    " ",
    downloadLinks(`board-${board.board}`, {
      rows: () => board.systems.map(csvRow),
      svg: () => slope.frame.querySelector("svg")
    })
  );
  return html`<section>
    <h2>${board.same_suite ? "Do the rows bear the board out?" : `Best on ${board.board}, or best for you?`}</h2>
    <p>${withMargins(board.sentence)}</p>
    ${enough ? [slope.frame, caption] : null}
    <details>
      <summary>Ranks each system may hold</summary>
      ${ranksTable(board)}
    </details>
  </section>`;
}

function slopeModel({systems, board, same_suite}: ValueBoard, suite: string): SlopeModel {
  const shown = systems.filter((s) => s.own_rank <= MOST_LINES && s.board_rank <= MOST_LINES);
  return {
    label: `Ranks on ${suite} and on ${board}`,
    left_title: same_suite ? "rows" : "yours",
    right_title: same_suite ? "published" : board,
    items: shown.map((s) => ({system: s.system, slot: s.slot, before: s.own_rank, after: s.board_rank}))
  };
}

function ranksTable({systems}: ValueBoard): HTMLElement {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">Yours × 100</th>
          <th scope="col" class="number">Board, %</th>
          <th scope="col" class="number">Your ranks</th>
          <th scope="col" class="number">Board ranks</th>
        </tr>
      </thead>
      <tbody>
        ${systems.map(
          (s) =>
            html`<tr class=${s.disagrees ? null : "weak"}>
              <th scope="row">${formatSystem(s.system)}</th>
              <td class="number">${quantityText(s.own, (x) => formatShare(x))}</td>
              <td class="number">${quantityText(s.board, (x) => formatShare(x))}</td>
              <td class="number">${range(s.own_rank_low, s.own_rank_high)}</td>
              <td class="number">${range(s.board_rank_low, s.board_rank_high)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function range(low: number, high: number): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

function csvRow(s: ComparedSystem): Record<string, string | number | null> {
  return {
    system: s.system,
    own: known(s.own)?.value ?? null,
    board: known(s.board)?.value ?? null,
    own_rank: s.own_rank,
    own_rank_low: s.own_rank_low,
    own_rank_high: s.own_rank_high,
    board_rank: s.board_rank,
    board_rank_low: s.board_rank_low,
    board_rank_high: s.board_rank_high,
    disagrees: String(s.disagrees)
  };
}
