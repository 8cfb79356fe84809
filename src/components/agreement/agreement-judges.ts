import {html} from "htl";
import {reliabilityDiagram, type ReliabilityModel} from "../../charts/reliability-diagram.js";
import type {Bias, JudgeModel, JudgingWords} from "../../models/agreement/judges/judges-model.js";
import {known, type Quantity} from "../../models/quantity.js";
import {isRefusal, type Refusal} from "../../statistics/estimate.js";
import {
  formatCoefficient,
  formatCount,
  formatInterval,
  formatNumber,
  formatPercent,
  formatShare
} from "../../style/format.js";
import {captionText} from "../page/answer-head.js";
import {chartDownloads} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {quantityText, refusedText} from "../numbers/quantity-text.js";

interface Judging {
  judges: readonly JudgeModel[];
  judging: JudgingWords;
}

/** The section on judges: how each errs, what it leans to, whether its marks are chances. */
export function judgesSection({judges, judging}: Judging): HTMLElement {
  if (judges.length === 0)
    return html`<section>
      <h2>${judging.heading}</h2>
      <p>${judging.missing}</p>
    </section>`;
  const marked = judges.filter((j) => !isRefusal(j.calibration));
  const diagram = figure((width) => reliabilityDiagram(reliabilityModel(marked), {document, width}));
  return html`<section class="judges">
    <h2>${judging.heading}</h2>
    ${judging.findings === "" ? null : html`<p>${judging.findings}</p>`} ${judgesTable(judges)}
    ${captionText(judging.caption)}
    <details class="caption">
      <summary>${judges.length === 1 ? "The judge" : "Each judge"} in words</summary>
      ${judges.map((j) => html`<p><strong>${j.judge}</strong>${ownFamily(j)}. ${j.words}</p>`)}
    </details>
    ${marked.length > 0 ? [html`<h3>Are marks chances?</h3>`, diagram.frame, captionText(judging.calibration_caption), chartDownloads("judges-marks", diagram.frame)] : null}
  </section>`;
}

function ownFamily({flags, family}: JudgeModel): HTMLElement | null {
  return flags.includes("same_family") ? html`<span class="fainter"> (family under test: ${family})</span>` : null;
}

function judgesTable(judges: readonly JudgeModel[]): HTMLElement {
  const turned = judges.some((j) => !isRefusal(j.order));
  const related = judges.some((j) => j.same_family_systems.length > 0);
  const out = judges.some((j) => j.outages > 0);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col" style="min-width: 120px">Judge</th>
          <th scope="col" class="number wide-only">Items</th>
          <th scope="col" class="number">κ</th>
          <th scope="col" class="number">Sensitivity, %</th>
          <th scope="col" class="number">Specificity, %</th>
          ${turned ? html`<th scope="col" class="number wide-only">Holds when turned, %</th>` : null}
          ${related ? html`<th scope="col" class="number wide-only">Odds for own family</th>` : null}
          ${out ? html`<th scope="col" class="number wide-only">Outages</th>` : null}
        </tr>
      </thead>
      <tbody>
        ${judges.map(
          (j) =>
            html`<tr>
              <th scope="row">
                ${j.judge}${j.flags.includes("same_family") ? html`<span class="fainter"> family under test</span>` : null}
              </th>
              <td class="number wide-only">${formatCount(j.n)}</td>
              <td class="number">${withInterval(j.kappa, (x) => formatCoefficient(x))}</td>
              <td class="number">${withInterval(j.sensitivity, (x) => formatShare(x, 0))}</td>
              <td class="number">${withInterval(j.specificity, (x) => formatShare(x, 0))}</td>
              ${turned ? html`<td class="number wide-only">${orderCell(j)}</td>` : null}
              ${related ? html`<td class="number wide-only">${oddsCell(j.family_bias)}</td>` : null}
              ${out ? html`<td class="number wide-only">${formatCount(j.outages)}</td>` : null}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** The number over its interval. */
function withInterval(quantity: Quantity, format: (x: number) => string): Node | string {
  const found = known(quantity);
  if (!found) return quantityText(quantity, format);
  return html`<span>${format(found.value)}<br /><span class="fainter">${formatInterval(found.low, found.high, format)}</span></span>`;
}

function orderCell({order}: JudgeModel): Node | string {
  if (isRefusal(order)) return refusedText("no pair was judged in both orders", "not asked");
  return withInterval(order.consistency, (x) => formatShare(x, 0));
}

function oddsCell(bias: Bias | Refusal): Node | string {
  if (isRefusal(bias))
    return refusedText(
      bias.refused === "missing_metric"
        ? "none of its family, or only its family, is among the answers"
        : "too few answers",
      bias.refused === "missing_metric" ? "none" : "refused"
    );
  const odds = (x: number) => formatNumber(Math.exp(x), Math.exp(x) >= 99.5 ? 0 : 1);
  return html`<span>${odds(bias.value)}×<br /><span class="fainter">${formatInterval(bias.low, bias.high, odds)}</span></span>`;
}

function reliabilityModel(judges: readonly JudgeModel[]): ReliabilityModel {
  return {
    label: "Judges' marks against the share of answers that people approve",
    panels: judges.flatMap(({judge, calibration}) =>
      isRefusal(calibration)
        ? []
        : [
            {
              title: judge,
              bins: calibration.bins.map(({mark, approved, n}) => {
                const found = known(approved);
                const share = found
                  ? `${formatPercent(found.value)} approved (${formatInterval(found.low, found.high, (x) => formatPercent(x))})`
                  : "too few for a share";
                return {
                  mark,
                  approved,
                  n,
                  words: `mark ${formatCoefficient(mark ?? 0)}, ${share}, ${formatCount(n)} answers`
                };
              })
            }
          ]
    )
  };
}
