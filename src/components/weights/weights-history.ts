import {html} from "htl";
import type {HistoryEntry, WeightsModel} from "../../models/weights/weights-model.js";
import {formatNumber, formatSystem} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";
import {captionText} from "../page/answer-head.js";

const MOST_SYSTEMS = 15;

/** Which weights stood when, and the ranks of the same runs under each. */
export function weightsHistory(model: WeightsModel): HTMLElement {
  const {history, metrics} = model;
  const title = (m: string) => metrics.find((x) => x.metric === m)?.title ?? m;
  const newest = [...history].reverse();
  return html`<section id="history">
    <h2>Which weights stood when?</h2>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="systems">
        <thead>
          <tr>
            <th scope="col">Weights</th>
            <th scope="col">Since</th>
            <th scope="col">They weigh</th>
            <th scope="col" class="wide-only">Why</th>
          </tr>
        </thead>
        <tbody>
          ${newest.map(
            (h) =>
              html`<tr>
                <th scope="row">${h.id}</th>
                <td>${h.since === null ? "not said" : formatDate(h.since)}</td>
                <td>${weighed(h, title)}</td>
                <td class="wide-only fainter">${[h.why, h.by === null ? null : `by ${h.by}`].filter((w) => w !== null).join("; ")}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </div>
    ${history.length > 1 ? ranksTable(newest) : null} ${model.history_caption ? captionText(model.history_caption) : null}
  </section>`;
}

function weighed({weights}: HistoryEntry, title: (m: string) => string): string {
  return Object.entries(weights)
    .filter(([, w]) => w > 0)
    .map(([m, w]) => `${title(m)} ${formatNumber(w, 2)}`)
    .join(", ");
}

/** Systems by their rank under the weights that stand, and their ranks under those before. */
function ranksTable(newest: readonly HistoryEntry[]): HTMLElement {
  const systems = (newest.find((h) => h.ranking.length > 0)?.ranking ?? []).slice(0, MOST_SYSTEMS);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems steps roomy">
      <thead>
        <tr>
          <th scope="col">System</th>
          ${newest.map((h, i) => html`<th scope="col" class=${i > 1 ? "number wide-only" : "number"}>${h.id}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${systems.map(
          ({system}) =>
            html`<tr>
              <th scope="row">${formatSystem(system)}</th>
              ${newest.map((h, i) => {
                const r = h.ranking.find((x) => x.system === system);
                return html`<td class=${i > 1 ? "number wide-only" : "number"}>
                  ${r ? [String(r.rank), html`<span class="fainter"> (${r.rank_low} to ${r.rank_high})</span>`] : html`<span class="refused">not ranked</span>`}
                </td>`;
              })}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}
