import {html} from "htl";
import {familyKey} from "../../charts/legend.js";
import {known, type Quantity} from "../../models/quantity.js";
import {firstShare} from "../../models/weights/sensitivity.js";
import {MOST_CORRELATIONS} from "../../models/weights/weights-captions.js";
import type {WeightsModel} from "../../models/weights/weights-model.js";
import {formatCoefficient, formatInterval, formatNumber, formatPercent, formatSystem} from "../../style/format.js";
import {intervalText} from "../numbers/interval-text.js";
import {quantityText} from "../numbers/quantity-text.js";
import {linkedSuite, systemLink} from "../page/drill-links.js";

const hundredths = (x: number) => formatNumber(x, 2);

/** For each metric the weight at which another system draws level with the leader. */
export function flipsTable({flips}: WeightsModel): HTMLElement {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems steps roomy">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">Weighs</th>
          <th scope="col" class="number">Level at</th>
          <th scope="col">With</th>
        </tr>
      </thead>
      <tbody>
        ${flips.map(
          (f) =>
            html`<tr>
              <th scope="row">${f.title}</th>
              <td class="number">${hundredths(f.from)}</td>
              <td class="number main">${levelAt(f.weight)}</td>
              <td>${formatSystem(f.rival)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** Where two systems draw level; open ends mean that the tasks do not settle it. */
function levelAt(weight: Quantity): (string | HTMLElement)[] {
  const e = known(weight);
  return e && e.low === null && e.high === null
    ? [hundredths(e.value), html`<span class="fainter"> (not settled)</span>`]
    : intervalText(weight, hundredths);
}

/** Metrics that go together over the systems, the closest first. */
export function correlationsTable({correlations, metrics}: WeightsModel): HTMLElement {
  const title = (m: string) => metrics.find((x) => x.metric === m)?.title ?? m;
  const sorted = [...correlations].sort((a, b) => (known(b.spearman)?.value ?? -2) - (known(a.spearman)?.value ?? -2));
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems steps roomy">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">and metric</th>
          <th scope="col" class="number">ρ</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.slice(0, MOST_CORRELATIONS).map(
          ({a, b, spearman}) =>
            html`<tr>
              <th scope="row">${title(a)}</th>
              <td>${title(b)}</td>
              <td class="number">${intervalText(spearman, (x) => formatCoefficient(x))}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** Every system: composite, ranks, shares of first place, the product, and what could not be ranked with its bounds. */
export function rankedTable(model: WeightsModel): HTMLElement {
  const {ranking, unranked, sensitivity} = model;
  const suite = linkedSuite(model);
  const first = new Map(sensitivity.map((s) => [s.system, s]));
  const gates = ranking.some((r) => r.gated > 0);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems roomy">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">Composite</th>
          <th scope="col" class="number">Rank</th>
          <th scope="col" class="number wide-only">First, near</th>
          <th scope="col" class="number wide-only">First, any</th>
          <th scope="col" class="number wide-only">Multiplied</th>
          ${gates ? html`<th scope="col" class="number wide-only">Attempts zeroed</th>` : null}
        </tr>
      </thead>
      <tbody>
        ${ranking.map((r) => {
          const s = first.get(r.system);
          return html`<tr>
            <th scope="row"><span class="mark">${familyKey({slot: r.slot}, {document})}</span>${systemLink(r.system, suite)}</th>
            <td class="number">${intervalText(r.score, hundredths)}</td>
            <td class="number">${r.rank}<span class="fainter"> (${r.rank_low} to ${r.rank_high})</span></td>
            <td class="number wide-only">${s ? formatPercent(firstShare(s.first_rank_probability)) : ""}</td>
            <td class="number wide-only">${s ? formatPercent(firstShare(s.first_rank_anywhere)) : ""}</td>
            <td class="number wide-only">${intervalText(r.geometric, hundredths)}</td>
            ${gates ? html`<td class="number wide-only">${r.gated}</td>` : null}
          </tr>`;
        })}
      </tbody>
      ${
        unranked.length === 0
          ? null
          : html`<tbody>
              <tr class="group">
                <th scope="rowgroup" colspan="7">Not ranked: the score each could have</th>
              </tr>
              ${unranked.map(
                (u) =>
                  html`<tr class="dominated">
                    <th scope="row">${formatSystem(u.system)}</th>
                    <td class="number">${possible(u.possible)}</td>
                    <td colspan="5">${u.reason}</td>
                  </tr>`
              )}
            </tbody>`
      }
    </table>
  </div>`;
}

function possible(q: Quantity): string | HTMLElement {
  const e = known(q);
  return e ? formatInterval(e.low, e.high, hundredths) : quantityText(q, hundredths);
}

/** The ranking as rows of a download. */
export function weightsCsv({ranking, sensitivity}: WeightsModel): Record<string, string | number | null>[] {
  return ranking.map((r) => {
    const score = known(r.score);
    const product = known(r.geometric);
    const s = sensitivity.find((x) => x.system === r.system);
    return {
      system: r.system,
      tasks: r.tasks,
      composite: score?.value ?? null,
      composite_low: score?.low ?? null,
      composite_high: score?.high ?? null,
      rank: r.rank,
      rank_low: r.rank_low,
      rank_high: r.rank_high,
      first_rank_near: s ? firstShare(s.first_rank_probability) : null,
      first_rank_anywhere: s ? firstShare(s.first_rank_anywhere) : null,
      geometric: product?.value ?? null,
      geometric_low: product?.low ?? null,
      geometric_high: product?.high ?? null,
      gated_attempts: r.gated
    };
  });
}
