import {html} from "htl";
import {cellHead, intervalCell, type CellScale} from "../../charts/interval-cell.js";
import {familyKey} from "../../charts/legend.js";
import {known, type Quantity} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import type {FinishedModel, FinishedSystem} from "../../models/value/finished/finished-model.js";
import {PROVENANCE_COLUMNS, provenanceShare} from "../../models/value/finished/provenance-words.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatDollarTick, formatDollars, formatInterval, formatSystem, formatTokens} from "../../style/format.js";
import {endTicks, logScale} from "../numbers/cell-scales.js";
import {firstRows} from "../page/first-rows.js";
import {quantityText, refusedText} from "../numbers/quantity-text.js";

const CELL = 120;

/** Every system by what a finished task costs, beside its list price; the first twelve at once. */
export function finishedTable({finished, systems: field, choice}: ValueModel): HTMLElement {
  const {systems} = finished;
  const otherName = choice.prices === "stated" ? "at list prices" : "as stated";
  const probability = new Map(field.map((s) => [s.system, known(s.frontier_probability)?.value ?? null]));
  const scale = logScale(systems.map((s) => s.cost_usd_per_completed));
  const columns = {
    sticker: finished.compared === "sticker",
    other: systems.some((s) => known(s.cost_usd_per_completed_other)),
    tokens: systems.some((s) => known(s.tokens_per_completed))
  };
  const table = (rows: readonly FinishedSystem[]) =>
    html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="systems">
        <thead>
          <tr>
            <th scope="col">System</th>
            ${columns.sticker ? html`<th scope="col" class="number">List, $ per million tokens</th>` : null}
            <th scope="col" class="number wide-only">$ per attempt</th>
            <th scope="col" class="number">$ per finished task</th>
            <th scope="col" class="cell wide-only">${cellHead(scale, endTicks(scale, formatDollarTick), {document, width: CELL})}</th>
            <th scope="col" class="number">Rank it may hold</th>
            ${columns.other ? html`<th scope="col" class="number wide-only">$ ${otherName}</th>` : null}
            ${columns.tokens ? html`<th scope="col" class="number wide-only">Tokens per finished task</th>` : null}
          </tr>
        </thead>
        <tbody>
          ${rows.map((s) => row(s, probability.get(s.system) ?? null, scale, columns))}
        </tbody>
      </table>
    </div>`;
  return firstRows(systems, table);
}

interface Columns {
  sticker: boolean;
  other: boolean;
  tokens: boolean;
}

function row(s: FinishedSystem, probability: number | null, scale: CellScale, columns: Columns): HTMLElement {
  const cost = s.cost_usd_per_completed;
  return html`<tr>
    <th scope="row">
      <span class="mark">${familyKey({slot: s.slot, probability}, {document})}</span>${formatSystem(s.system)}
    </th>
    ${
      columns.sticker
        ? html`<td class="number">
            ${s.sticker ? formatDollars(s.sticker.blended_usd_per_mtok) : refusedText("the price list does not know it", "not listed")}
          </td>`
        : null
    }
    <td class="number wide-only" title=${margin(s.cost_usd_per_attempt, formatDollars)}>
      ${costText(s.cost_usd_per_attempt)}
    </td>
    <td class="number" title=${margin(cost, formatDollars)}>${costText(cost)}</td>
    <td class="cell wide-only">${intervalCell(cost, scale, {document, width: CELL, tone: {slot: s.slot}})}</td>
    <td class="number">${rankText(s)}</td>
    ${
      columns.other
        ? html`<td class="number wide-only" title=${margin(s.cost_usd_per_completed_other, formatDollars)}>
            ${costText(s.cost_usd_per_completed_other)}
          </td>`
        : null
    }
    ${
      columns.tokens
        ? html`<td class="number wide-only" title=${margin(s.tokens_per_completed, formatTokens)}>
            ${quantityText(s.tokens_per_completed, (x) => formatTokens(x))}
          </td>`
        : null
    }
  </tr>`;
}

function costText(q: Quantity): string | HTMLElement {
  if (isRefusal(q) && q.refused === "missing_metric") return refusedText("too little of its cost is known", "unknown");
  return isRefusal(q) ? refusedText(reason(q.refused)) : formatDollars(q.value);
}

function rankText(s: FinishedSystem): string {
  if (s.rank === null) return "";
  return s.rank_low === s.rank_high ? String(s.rank) : `${s.rank_low} to ${s.rank_high}`;
}

function margin(q: Quantity, format: (x: number) => string): string | null {
  return isRefusal(q) ? null : `95% interval ${formatInterval(q.low, q.high, (x) => format(x))}, ${q.n} tasks`;
}

/** Of how many attempts the cost is of which kind, by system. */
export function provenanceTable({systems}: FinishedModel): HTMLElement {
  const rows = systems.filter((s) => s.provenance !== null);
  const shown = PROVENANCE_COLUMNS.filter(({kind}) => rows.some((s) => s.provenance![kind] > 0));
  return html`<details>
    <summary>Where each system's costs come from, share of attempts and their number</summary>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="systems">
        <thead>
          <tr>
            <th scope="col">System</th>
            ${shown.map((c) => html`<th scope="col" class="number">${c.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (s) =>
              html`<tr>
                <th scope="row">${formatSystem(s.system)}</th>
                ${shown.map((c) => html`<td class="number">${provenanceShare(s.provenance!, c.kind)}</td>`)}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
