import {html} from "htl";
import type {AgreementModel, AmbiguousItem, Explained} from "../../models/agreement/agreement-model.js";
import {known} from "../../models/quantity.js";
import {formatCoefficient, formatCount, formatInterval} from "../../style/format.js";
import {taskLink} from "../page/drill-links.js";
import {pairName} from "./agreement-rows.js";

const MOST_SHOWN = 12;

/** The items on which people part, the worst first; each opens to who said what. */
export function ambiguousList({ambiguous, split}: AgreementModel): HTMLElement | null {
  if (ambiguous.length === 0) return null;
  const rest = ambiguous.slice(MOST_SHOWN);
  const unlisted = split.items - ambiguous.length;
  return html`<div class="ambiguous">
    ${ambiguous.slice(0, MOST_SHOWN).map(openable)}
    ${
      rest.length > 0
        ? html`<details class="more-items">
          <summary>${formatCount(rest.length)} more</summary>
          ${rest.map(openable)}
        </details>`
        : null
    }
    ${unlisted > 0 ? html`<p class="caption">${formatCount(unlisted)} further items are not listed.</p>` : null}
  </div>`;
}

function openable({item, task, suite, system, raters, dissenting, said}: AmbiguousItem): HTMLElement {
  const name = task ?? item;
  return html`<details class="item">
    <summary>${name}${system === null ? "" : `, ${system}`}: ${formatCount(dissenting)} of ${formatCount(raters)} ${dissenting === 1 ? "says" : "say"} otherwise</summary>
    <table style="max-width: 420px">
      <tbody>
        ${said.map((s) => html`<tr><th scope="row">${s.rater}</th><td>${s.verdict}</td></tr>`)}
      </tbody>
    </table>
    ${task === null ? null : html`<p class="caption">All of the task: ${taskLink(task, suite ?? undefined)}.</p>`}
  </details>`;
}

/** Bias and limits of agreement of each two raters who give scores. */
export function blandAltmanTable({pairs}: AgreementModel): HTMLElement | null {
  const rows = pairs.filter((p) => p.bland_altman !== null && known(p.bland_altman.bias));
  if (rows.length === 0) return null;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table>
      <thead>
        <tr>
          <th scope="col">First minus second</th>
          <th scope="col" class="number">Bias</th>
          <th scope="col" class="number">95% interval</th>
          <th scope="col" class="number">Most differences between</th>
          <th scope="col" class="number">Items</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((p) => {
          const {bias, limits} = p.bland_altman!;
          const found = known(bias)!;
          return html`<tr>
            <th scope="row">${pairName(p)}</th>
            <td class="number">${formatCoefficient(found.value)}</td>
            <td class="number">${formatInterval(found.low, found.high, (x) => formatCoefficient(x))}</td>
            <td class="number">${limits ? formatInterval(limits.low, limits.high, (x) => formatCoefficient(x)) : ""}</td>
            <td class="number">${formatCount(p.n)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    <p class="caption">
      <strong>The bias is by how much the first reads above the second.</strong> Nineteen in twenty differences lie between
      the limits in the fourth column (Bland and Altman).
    </p>
  </div>`;
}

/** Every pair of raters as a row for a spreadsheet. */
export function pairsCsv(model: AgreementModel): Record<string, string | number | null>[] {
  const spread = (name: string, q: Explained) => {
    const found = known(q);
    return {[name]: found?.value ?? null, [`${name}_low`]: found?.low ?? null, [`${name}_high`]: found?.high ?? null};
  };
  return model.pairs.map((p) => ({
    a: p.a,
    b: p.b,
    dimension: p.dimension,
    n: p.n,
    ...spread("percent", p.percent),
    ...spread("cohen_kappa", p.cohen_kappa),
    ...spread("weighted_kappa", p.weighted_kappa),
    ...spread("gwet_ac1", p.gwet_ac1),
    ...spread("gwet_ac2", p.gwet_ac2),
    ...spread("icc2_1", p.icc2_1),
    skewed_marginals: String(p.skewed_marginals)
  }));
}

/** Every metric as a row for a spreadsheet. */
export function metricsCsv(model: AgreementModel): Record<string, string | number | null>[] {
  return model.metrics.map((m) => ({
    metric: m.metric,
    turned: String(m.turned),
    anomaly_detector: String(m.anomaly_detector),
    n: m.n,
    spearman: known(m.spearman)?.value ?? null,
    spearman_low: known(m.spearman)?.low ?? null,
    spearman_high: known(m.spearman)?.high ?? null,
    kendall: known(m.kendall)?.value ?? null,
    pearson: known(m.pearson)?.value ?? null,
    auc: known(m.auc)?.value ?? null,
    p_adjusted: m.p_adjusted,
    pairs_of_systems: m.separates.pairs,
    same_order: m.separates.same_order,
    shown: m.separates.shown
  }));
}
