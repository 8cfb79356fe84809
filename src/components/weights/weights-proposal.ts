import {html} from "htl";
import {slopeChart} from "../../charts/slope-chart.js";
import {known, type Quantity} from "../../models/quantity.js";
import type {RecalibrationFold} from "../../models/weights/recalibrate.js";
import type {WeightsModel} from "../../models/weights/weights-model.js";
import {formatCount, formatInterval, formatNumber, formatPercent} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";
import {captionText} from "../page/answer-head.js";
import {chartDownloads} from "../page/download-links.js";
import {figure} from "../page/figure.js";
import {intervalText} from "../numbers/interval-text.js";
import {proposalSlopes} from "./weights-charts.js";

const hundredths = (x: number) => formatNumber(x, 2);

/** What outcomes say of the weights: ranks before and after, each weight with its margin, and the test forward in time. */
export function weightsProposal(model: WeightsModel): HTMLElement {
  const {recalibrated, proposed} = model;
  const slopes = proposed.length > 0 ? figure((width) => slopeChart(proposalSlopes(model), {document, width: Math.min(700, width)})) : null; // prettier-ignore
  return html`<section id="proposal">
    <h2>${model.proposal_heading}</h2>
    ${slopes ? [slopes.frame, chartDownloads("weights-proposal-ranks", slopes.frame)] : null} ${recalibrated?.weights ? proposalTable(model) : null}
    ${recalibrated ? captionText(model.proposal_caption) : html`<p>${model.proposal_caption}</p>`}
    ${recalibrated && proposed.length > 0 && recalibrated.folds.length > 0 ? foldsTable(model, recalibrated.folds) : null}
  </section>`;
}

function proposalTable({recalibrated, standing, metrics, proposed}: WeightsModel): HTMLElement {
  // Weights that came back to the standing ones are no proposal: what is left to tell is how the outcomes lean.
  const moved = proposed.length > 0;
  const {weights, free, probability_up} = recalibrated!;
  const title = (m: string) => metrics.find((x) => x.metric === m)?.title ?? m;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems steps roomy">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">Standing</th>
          ${
            moved
              ? [
                  html`<th scope="col" class="number">Proposed</th>`,
                  html`<th scope="col" class="number wide-only">Rises in</th>`
                ]
              : null
          }
          <th scope="col" class="number">Outcomes alone</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(weights ?? {}).map(
          ([m, q]) =>
            html`<tr>
              <th scope="row">${title(m)}</th>
              <td class="number">${hundredths(standing.weights[m] ?? 0)}</td>
              ${
                moved
                  ? [
                      html`<td class="number main">${intervalText(q, hundredths)}</td>`,
                      html`<td class="number wide-only">${formatPercent(probability_up[m] ?? 0)}</td>`
                    ]
                  : null
              }
              <td class="number">${free ? intervalText(free[m]!, hundredths) : ""}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function foldsTable({recalibrated}: WeightsModel, folds: readonly RecalibrationFold[]): HTMLElement {
  const {auc_standing, auc_new, gain} = recalibrated!;
  const thousandths = (x: number) => formatNumber(x, 3);
  return html`<h3>On changes that came later</h3>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="systems steps roomy">
        <thead>
          <tr>
            <th scope="col">Changes opened</th>
            <th scope="col" class="number wide-only">Learned from</th>
            <th scope="col" class="number">Judged on</th>
            <th scope="col" class="number">Log loss, standing</th>
            <th scope="col" class="number">Log loss, new</th>
            <th scope="col" class="number">Saved</th>
          </tr>
        </thead>
        <tbody>
          ${folds.map(
            (f) =>
              html`<tr>
                <th scope="row">${formatDate(f.from)}<span class="wide-only"> to ${formatDate(f.to)}</span></th>
                <td class="number wide-only">${formatCount(f.n_train)}</td>
                <td class="number">${formatCount(f.n_test)}</td>
                <td class="number">${thousandths(f.log_loss_standing)}</td>
                <td class="number">${thousandths(f.log_loss_new)}</td>
                <td class="number">${thousandths(f.log_loss_standing - f.log_loss_new)}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </div>
    <p class="caption">
      All together: saved ${spoken(gain, (x) => formatNumber(1000 * x, 1))} thousandths a change; AUC ${spoken(auc_standing, hundredths)} with the standing
      weights and ${spoken(auc_new, hundredths)} with the new ones.
    </p>`;
}

function spoken(q: Quantity, format: (x: number) => string): string {
  const e = known(q);
  return e ? `${format(e.value)} (${formatInterval(e.low, e.high, format)})` : "refused";
}
