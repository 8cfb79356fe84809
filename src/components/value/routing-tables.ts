import {html} from "htl";
import {cellHead, intervalCell} from "../../charts/interval-cell.js";
import {known, type Quantity} from "../../models/quantity.js";
import type {RoutingModel} from "../../models/value/routing/routing-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatDollars,
  formatDollarTick,
  formatInterval,
  formatPercent,
  formatPoints,
  formatShare,
  formatSystem
} from "../../style/format.js";
import {endTicks, linearScale} from "../numbers/cell-scales.js";
import {quantityText} from "../numbers/quantity-text.js";

const CELL = 150;

/** The plan: which system does which kind of work, with what it does there. */
export function planTable(model: RoutingModel): HTMLElement {
  const share = (x: number) => formatShare(x);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Work</th>
          <th scope="col" class="number">Share</th>
          <th scope="col">Goes to</th>
          <th scope="col" class="number">Quality</th>
          <th scope="col" class="number wide-only">95% interval</th>
          <th scope="col" class="number">$ per attempt</th>
          <th scope="col" class="number wide-only">95% interval</th>
        </tr>
      </thead>
      <tbody>
        ${model.plan!.map(
          (a) =>
            html`<tr>
              <th scope="row">${a.category}${a.flagged ? html`<span class="fainter"> few tasks</span>` : null}</th>
              <td class="number">${formatPercent(a.share)}</td>
              <td>${formatSystem(a.system)}</td>
              <td class="number main">${quantityText(a.quality, share)}${under(a.quality, share)}</td>
              <td class="number wide-only">${interval(a.quality, share)}</td>
              <td class="number main">${quantityText(a.cost, formatDollars)}</td>
              <td class="number wide-only">${interval(a.cost, formatDollars)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** Every pair: what it finishes and costs, and what it saves beside the dear system alone. */
export function escalationTable({escalation}: RoutingModel): HTMLElement {
  const scale = {
    ...linearScale(
      escalation.map((r) => perThousand(r.saving_vs_dear)),
      0
    ),
    zero: 0
  };
  const points = (x: number) => formatPoints(x);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps many">
      <thead>
        <tr>
          <th scope="col">First → then</th>
          <th scope="col" class="number">% finished</th>
          <th scope="col" class="number">$ per completed</th>
          <th scope="col" class="cell wide-only">
            ${cellHead(scale, endTicks(scale, formatDollarTick), {document, width: CELL})}
          </th>
          <th scope="col" class="number">Saves per 1,000 tasks</th>
          <th scope="col" class="number wide-only">Points gained</th>
          <th scope="col" class="number wide-only">Go on</th>
        </tr>
      </thead>
      <tbody>
        ${escalation.map((r) => {
          const saving = perThousand(r.saving_vs_dear);
          const weak = !((known(r.saving_vs_dear)?.low ?? 0) > 0);
          return html`<tr class=${weak ? "weak" : null}>
            <th scope="row">${formatSystem(r.cheap)} → ${formatSystem(r.dear)}</th>
            <td class="number" title=${interval(r.quality, (x) => formatShare(x))}>
              ${quantityText(r.quality, (x) => formatShare(x))}
            </td>
            <td class="number" title=${interval(r.cost_per_completed, formatDollars)}>
              ${quantityText(r.cost_per_completed, formatDollars)}
            </td>
            <td class="cell wide-only">
              ${intervalCell(saving, scale, {document, width: CELL, tone: weak ? "neutral" : "ink"})}
            </td>
            <td class="number main">
              ${quantityText(saving, formatDollars)}${under(saving, formatDollars)}
            </td>
            <td class="number wide-only" title=${interval(r.gain_vs_dear, points)}>
              ${quantityText(r.gain_vs_dear, points)}
            </td>
            <td class="number wide-only" title=${interval(r.escalated_share, (x) => formatPercent(x))}>
              ${quantityText(r.escalated_share, (x) => formatPercent(x))}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** Dollars per task as dollars per thousand of them: small change is easier to compare. */
function perThousand(q: Quantity): Quantity {
  if (isRefusal(q)) return q;
  const times = (x: number | null) => (x === null ? null : 1000 * x);
  return {...q, value: 1000 * q.value, low: times(q.low), high: times(q.high)};
}

function interval(q: Quantity, format: (x: number) => string): string {
  const e = known(q);
  return e ? formatInterval(e.low, e.high, format) : "";
}

/** On narrow windows the interval goes under its number. */
function under(q: Quantity, format: (x: number) => string): HTMLElement {
  return html`<span class="narrow-only"><br />${interval(q, format)}</span>`;
}
