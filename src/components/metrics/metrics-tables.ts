import {html} from "htl";
import {cellHead, intervalCell} from "../../charts/interval-cell.js";
import {claimed} from "../../models/metrics/claimed.js";
import type {Association, MetricsModel} from "../../models/metrics/metrics-model.js";
import {known} from "../../models/quantity.js";
import {formatCoefficient, formatCount, formatPValue} from "../../style/format.js";
import {endTicks, linearScale} from "../numbers/cell-scales.js";
import {quantityText} from "../numbers/quantity-text.js";

const CELL = 120;
const coefficient = (x: number) => formatCoefficient(x);

/** Every metric with each way of putting the association, its p and its verdict. */
export function associationTable(model: MetricsModel): HTMLElement {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems many">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">ρ</th>
          <th scope="col" class="number">ρ, size constant</th>
          <th scope="col" class="number wide-only">Point-biserial</th>
          <th scope="col" class="number wide-only">AUC</th>
          <th scope="col" class="number wide-only">Changes</th>
          <th scope="col" class="number wide-only">Events</th>
          <th scope="col" class="number wide-only">p, adjusted</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${model.shown.map((a) => associationRow(a, model.size))}
      </tbody>
    </table>
  </div>`;
}

function associationRow(a: Association, size: string | null): HTMLElement {
  const needs = a.n_needed === null ? "" : `, about ${formatCount(a.n_needed)} changes would settle it`;
  return html`<tr class=${a.verdict === "working leading indicator" ? "" : "dominated"}>
    <th scope="row">${a.title}${a.direction === -1 ? html`<span class="fainter wide-only"> more is better</span>` : ""}</th>
    <td class="number">${quantityText(a.spearman, coefficient)}</td>
    <td class="number">${a.metric === size ? "" : quantityText(a.partial_spearman, coefficient)}</td>
    <td class="number wide-only">${quantityText(a.point_biserial, coefficient)}</td>
    <td class="number wide-only">${quantityText(a.auc, coefficient)}</td>
    <td class="number wide-only">${formatCount(a.n)}</td>
    <td class="number wide-only">${formatCount(a.events)}</td>
    <td class="number wide-only">${a.p_adjusted === null ? "" : formatPValue(a.p_adjusted)}</td>
    <td>${a.verdict}<span class="wide-only">${needs}</span></td>
  </tr>`;
}

/** What each metric adds to the one that goes best with the outcome. */
export function additionsTable(model: MetricsModel): HTMLElement {
  const of = (metric: string) => model.shown.find((a) => a.metric === metric)!;
  const scale = {
    ...linearScale(
      model.additions.map((a) => claimed(a.added, of(a.metric).direction)),
      0
    ),
    zero: 0
  };
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">Shared</th>
          <th scope="col" class="number">Added</th>
          <th scope="col" class="cell wide-only">
            ${cellHead(scale, endTicks(scale, coefficient), {document, width: CELL})}
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${model.additions.map((a) => {
          const added = claimed(a.added, of(a.metric).direction);
          return html`<tr class=${a.verdict === "adds" ? "" : "dominated"}>
            <th scope="row">${of(a.metric).title}</th>
            <td class="number">${quantityText(a.shared, coefficient)}</td>
            <td class="number">${quantityText(added, coefficient)}</td>
            <td class="cell wide-only">
              ${known(added) ? intervalCell(added, scale, {document, width: CELL, tone: a.verdict === "adds" ? "accent" : "ink"}) : ""}
            </td>
            <td>${a.verdict}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** The associations as rows of a download. */
export function metricsCsv(model: MetricsModel): Record<string, string | number | null>[] {
  return model.associations.map((a) => {
    const [rho, partial, points, auc] = [a.spearman, a.partial_spearman, a.point_biserial, a.auc].map(known);
    return {
      metric: a.metric,
      outcome: a.outcome,
      scope: a.scope,
      changes: a.n,
      events: a.events,
      spearman: rho?.value ?? null,
      spearman_low: rho?.low ?? null,
      spearman_high: rho?.high ?? null,
      partial_spearman: partial?.value ?? null,
      partial_spearman_low: partial?.low ?? null,
      partial_spearman_high: partial?.high ?? null,
      point_biserial: points?.value ?? null,
      auc: auc?.value ?? null,
      auc_low: auc?.low ?? null,
      auc_high: auc?.high ?? null,
      p: a.p,
      p_adjusted: a.p_adjusted,
      verdict: a.verdict
    };
  });
}
