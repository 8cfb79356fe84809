import {html} from "htl";
import {cellHead, intervalCell, type CellScale} from "../../charts/interval-cell.js";
import {familyKey} from "../../charts/legend.js";
import {known, type Quantity} from "../../models/quantity.js";
import {perTasks, type PerTasks} from "../../models/value/worth/per-tasks.js";
import type {NetBenefit, WorthModel} from "../../models/value/worth/worth-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatDollars,
  formatDollarTick,
  formatInterval,
  formatProbability,
  formatSystem
} from "../../style/format.js";
import {endTicks, linearScale} from "../numbers/cell-scales.js";
import {quantityText} from "../numbers/quantity-text.js";

const SHOWN = 8;
const CELL = 150;

/** The best buys first: what each brings per task, and how far it is behind the best. */
export function netBenefitTable(worth: WorthModel): HTMLElement {
  const rows = worth.net_benefit.slice(0, SHOWN);
  const rest = worth.net_benefit.length - rows.length;
  const behind = rows.flatMap((r) => r.behind_best ?? []);
  const scale = {...linearScale(behind, 0), zero: 0};
  const per = perTasks(Math.max(...behind.map((q) => known(q)?.value ?? 0)));
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">Net benefit, $ per ${per.words}</th>
          <th scope="col" class="cell wide-only">
            ${cellHead(
              scale,
              endTicks(scale, (usd) => formatDollarTick(usd * per.tasks)),
              {document, width: CELL}
            )}
          </th>
          <th scope="col" class="number">Behind the best</th>
          <th scope="col" class="number wide-only">95% interval</th>
          <th scope="col" class="number probability">P best</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((r) => benefitRow(r, scale, per))}
        ${
          rest > 0
            ? html`<tr>
                <td colspan="6" class="fainter">and ${formatCount(rest)} more, further behind</td>
              </tr>`
            : null
        }
      </tbody>
    </table>
  </div>`;
}

function benefitRow(r: NetBenefit, scale: CellScale, per: PerTasks): HTMLElement {
  const interval = (q: Quantity) => (isRefusal(q) ? "" : formatInterval(q.low, q.high, per.format));
  const look = {slot: r.slot, probability: known(r.best_probability)?.value ?? null};
  const gap = r.behind_best;
  const possible = (known(r.best_probability)?.value ?? 0) >= 0.05;
  return html`<tr class=${possible ? null : "weak"}>
    <th scope="row"><span class="mark">${familyKey(look, {document})}</span>${formatSystem(r.system)}</th>
    <td class="number" title=${interval(r.nmb)}>${quantityText(r.nmb, per.format)}</td>
    <td class="cell wide-only">
      ${gap ? intervalCell(gap, scale, {document, width: CELL, tone: possible ? {slot: r.slot} : "faint"}) : null}
    </td>
    <td class="number main">
      ${gap ? quantityText(gap, per.format) : "the best"}${
        gap ? html`<span class="narrow-only"><br />${interval(gap)}</span>` : null
      }
    </td>
    <td class="number wide-only">${gap ? interval(gap) : null}</td>
    <td class="number">${quantityText(r.best_probability, formatProbability)}</td>
  </tr>`;
}

/** What a number of further tasks would bring, beside what running them costs. */
export function moreTasksTable(worth: WorthModel): HTMLElement {
  const horizon = worth.inputs.horizon_months.value!;
  const volume = worth.inputs.tasks_per_month.value !== null;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps more-tasks">
      <thead>
        <tr>
          <th scope="col" class="number">Further tasks</th>
          <th scope="col" class="number">P best of ${formatSystem(worth.best!)} then</th>
          <th scope="col" class="number">
            ${volume ? `Worth over ${formatCount(horizon)} months` : "Worth per 1,000 tasks to come"}
          </th>
          <th scope="col" class="number">Costs to run</th>
        </tr>
      </thead>
      <tbody>
        ${worth.evsi.map((e) => {
          const gain = volume ? known(e.usd_over_horizon)?.value : (known(e.usd_per_task)?.value ?? 0) * 1000;
          return html`<tr class=${volume && (gain ?? 0) < e.cost_usd ? "weak" : null}>
            <td class="number">${formatCount(e.tasks)}</td>
            <td class="number">${formatProbability(e.best_probability)}</td>
            <td class="number">${formatDollars(gain ?? 0)}</td>
            <td class="number">${formatDollars(e.cost_usd)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
