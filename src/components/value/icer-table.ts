import {html} from "htl";
import type {RowsModel} from "../../charts/rows-chart.js";
import {logTicks} from "../../charts/scales.js";
import {known} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import type {IcerRow} from "../../models/value/depth/depth-model.js";
import type {ValueModel} from "../../models/value/value-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatDollars,
  formatDollarTick,
  formatInterval,
  formatNumber,
  formatShare,
  formatSystem
} from "../../style/format.js";
import {quantityText} from "../numbers/quantity-text.js";

/** The steps of the frontier as rows: what each further completed task costs on the way up to a system. */
export function icerRows({depth}: ValueModel): RowsModel {
  const steps = (depth?.icer ?? []).filter((r) => r.status === "frontier" && r.by.length > 0);
  const ends = steps.flatMap(({icer}) => {
    const e = known(icer);
    return e ? [e.value, ...[e.low, e.high].filter((x): x is number => x !== null && x > 0)] : [];
  });
  const domain: [number, number] = ends.length > 0 ? [Math.min(...ends) / 1.3, Math.max(...ends) * 1.3] : [0.1, 10];
  return {
    label: "What each further completed task costs, with 95% interval",
    groups: [
      {
        heading: null,
        rows: steps.map((r) => ({
          label: `up to ${r.system}`,
          quantity: r.icer,
          tone: known(r.icer)?.high == null ? "faint" : {slot: r.slot},
          reason: isRefusal(r.icer) ? reason(r.icer.refused) : "",
          numbers: [dollars(r), interval(r)],
          words: `${dollars(r)} (${interval(r)}) for each further completed task`
        }))
      }
    ],
    domain,
    kind: "log",
    ticks: logTicks(domain, 5).map((value) => ({value, label: formatDollarTick(value)})),
    zero: null,
    references: [],
    columns: ["$", "95% interval"],
    axis_title: "US dollars for each further completed task (log scale)",
    missing: "one system is both cheapest and best: no step to price"
  };
}

function dollars({icer}: IcerRow): string {
  return isRefusal(icer) ? "refused" : formatDollars(icer.value);
}

function interval({icer}: IcerRow): string {
  return isRefusal(icer) ? "" : formatInterval(icer.low, icer.high, formatDollars);
}

/** Every system with a cost: where it stands when a further completed task is what is bought. */
export function icerTable({depth}: ValueModel): HTMLElement {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">$ per attempt</th>
          <th scope="col" class="number">% passed</th>
          <th scope="col" class="number">$ per further completed task</th>
          <th scope="col" class="number wide-only">Completed per $</th>
          <th scope="col" class="wide-only">Standing</th>
        </tr>
      </thead>
      <tbody>
        ${(depth?.icer ?? []).map(
          (r) =>
            html`<tr class=${r.status === "frontier" ? null : "weak"}>
              <th scope="row">${formatSystem(r.system)}</th>
              <td class="number">${quantityText(r.cost, formatDollars)}</td>
              <td class="number">${quantityText(r.quality, (x) => formatShare(x))}</td>
              <td class="number">
                ${r.status !== "frontier" ? "" : r.by.length === 0 ? "the cheapest" : quantityText(r.icer, formatDollars)}
              </td>
              <td class="number wide-only">
                ${quantityText(r.quality_per_usd, (x) => formatNumber(x, x < 9.95 ? 1 : 0))}
              </td>
              <td class="wide-only fainter">${standing(r)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function standing({status, by}: IcerRow): string {
  if (status === "dominated") return `beaten by ${formatSystem(by[0]!)}`;
  if (status === "extended_dominated") return `beaten by a mix of ${by.map(formatSystem).join(" and ")}`;
  return by.length === 0 ? "frontier" : `frontier, after ${formatSystem(by[0]!)}`;
}

/** The table's rows for a spreadsheet. */
export function icerCsv({depth}: ValueModel): Record<string, string | number | null>[] {
  return (depth?.icer ?? []).map((r) => {
    const step = known(r.icer);
    return {
      system: r.system,
      cost_usd_per_attempt: known(r.cost)?.value ?? null,
      passed_share: known(r.quality)?.value ?? null,
      usd_per_further_completed: step?.value ?? null,
      usd_low: step?.low ?? null,
      usd_high: step?.high ?? null,
      completed_per_usd: known(r.quality_per_usd)?.value ?? null,
      status: r.status,
      by: r.by.join("; ")
    };
  });
}
