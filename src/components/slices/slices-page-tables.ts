import {html} from "htl";
import {cellHead, intervalCell} from "../../charts/interval-cell.js";
import {standsOut} from "../../models/slices/slices-answer.js";
import type {SliceCell, SlicesModel} from "../../models/slices/slices-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPValue,
  formatShare
} from "../../style/format.js";
import {endTicks, linearScale} from "../numbers/cell-scales.js";
import {linkedSuite, systemLink} from "../page/drill-links.js";
import {quantityText} from "../numbers/quantity-text.js";
import {signedPoints} from "./slices-page-heat.js";

const CELL = 120;
const SHOWN = 12;

/** The most surprising cells of all dimensions: what was expected, what was seen, and the difference with its interval. */
export function surpriseTable(model: SlicesModel): HTMLElement {
  const judged = model.cells.filter((c) => !isRefusal(c.surprise));
  const shown = judged.slice(0, SHOWN);
  const scale = {...linearScale(shown.map((c) => c.surprise), 0), zero: 0}; // prettier-ignore
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">System and slice</th>
          <th scope="col" class="number wide-only">Tasks</th>
          <th scope="col" class="number wide-only">Expected, %</th>
          <th scope="col" class="number">Passed, %</th>
          <th scope="col" class="number">Points</th>
          <th scope="col" class="cell wide-only">
            ${cellHead(
              scale,
              endTicks(scale, (x) => formatPoints(x, 0)),
              {document, width: CELL}
            )}
          </th>
          <th scope="col" class="number">p, adjusted</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map((c) => row(c, scale, linkedSuite(model)))}
        ${
          judged.length > shown.length
            ? html`<tr>
              <td colspan="7" class="fainter">and ${formatCount(judged.length - shown.length)} less surprising</td>
            </tr>`
            : null
        }
      </tbody>
    </table>
  </div>`;
}

function row(
  cell: SliceCell,
  scale: Parameters<typeof intervalCell>[1],
  suite: string | undefined
): HTMLElement | null {
  const {surprise} = cell;
  if (isRefusal(surprise)) return null;
  const out = standsOut(cell);
  const few = cell.flags.includes("small_n") ? ` (only ${formatCount(cell.tasks)})` : "";
  const interval = formatInterval(surprise.low, surprise.high, (x) => formatPoints(x));
  return html`<tr class=${out ? "" : "dominated"}>
    <th scope="row">${systemLink(cell.system, suite)} · ${cell.slice}<span class="fainter"> ${cell.dimension}${few}</span></th>
    <td class="number wide-only">${formatCount(cell.tasks)}</td>
    <td class="number wide-only">${formatShare(surprise.expected)}</td>
    <td class="number">${quantityText(cell.rate, (x) => formatShare(x))}</td>
    <td class="number"><span title=${interval} tabindex="0">${signedPoints(surprise.value)}</span></td>
    <td class="cell wide-only">${intervalCell(surprise, scale, {document, width: CELL, tone: out ? "accent" : "ink"})}</td>
    <td class="number">${formatPValue(surprise.p_adjusted)}</td>
  </tr>`;
}

/** How much each system's slices differ beyond luck, on the dimension the page draws. */
export function heterogeneityTable(model: SlicesModel): HTMLElement {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">Passed, %</th>
          <th scope="col" class="number">I²</th>
          <th scope="col" class="number wide-only">95% interval</th>
          <th scope="col" class="number wide-only">Q</th>
          <th scope="col" class="number wide-only">df</th>
          <th scope="col" class="number">p</th>
        </tr>
      </thead>
      <tbody>
        ${model.systems.map((s) => {
          const found = s.heterogeneity.find((h) => h.dimension === model.choice.by)?.i2;
          if (!found) return null;
          const refused = isRefusal(found);
          return html`<tr>
            <th scope="row">${systemLink(s.system, linkedSuite(model))}</th>
            <td class="number">${quantityText(s.rate, (x) => formatShare(x))}</td>
            <td class="number">${quantityText(found, (x) => formatPercent(x))}</td>
            <td class="number wide-only">${refused ? "" : formatInterval(found.low, found.high, (x) => formatPercent(x))}</td>
            <td class="number wide-only">${refused ? "" : found.Q.toFixed(1)}</td>
            <td class="number wide-only">${refused ? "" : formatCount(found.df)}</td>
            <td class="number">${refused ? "" : formatPValue(found.p)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** Every cell as a row for a spreadsheet. */
export function slicesCsv(model: SlicesModel): Record<string, string | number | null>[] {
  return model.cells.map((c) => {
    const rate = isRefusal(c.rate) ? null : c.rate;
    const shrunken = isRefusal(c.shrunken) ? null : c.shrunken;
    const surprise = isRefusal(c.surprise) ? null : c.surprise;
    return {
      system: c.system,
      dimension: c.dimension,
      slice: c.slice,
      tasks: c.tasks,
      rate: rate?.value ?? null,
      rate_low: rate?.low ?? null,
      rate_high: rate?.high ?? null,
      shrunken: shrunken?.value ?? null,
      shrunken_low: shrunken?.low ?? null,
      shrunken_high: shrunken?.high ?? null,
      expected: surprise?.expected ?? null,
      surprise: surprise?.value ?? null,
      surprise_low: surprise?.low ?? null,
      surprise_high: surprise?.high ?? null,
      standard_errors: surprise?.in_se ?? null,
      p: surprise?.p ?? null,
      p_adjusted: surprise?.p_adjusted ?? null,
      flags: c.flags.join("; ")
    };
  });
}
