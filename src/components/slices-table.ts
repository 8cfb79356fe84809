import {html} from "htl";
import type {ValueModel} from "../models/value/value-model.js";
import {isRefusal} from "../statistics/estimate.js";
import {formatInterval, formatList, formatShare, formatSystem} from "../style/format.js";

/** The frontier of each category by itself. */
export function slicesTable(model: ValueModel): HTMLElement {
  return html`<section>
    <h2>The frontier by category</h2>
    <div class="table-scroll">
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col" class="number">Tasks</th>
            <th scope="col">Efficient, cheapest first</th>
            <th scope="col" class="wide-only">Best quality</th>
            <th scope="col" class="number">${model.quality_is_share ? "% of tasks" : "× 100"}</th>
            <th scope="col" class="number wide-only">95% interval</th>
          </tr>
        </thead>
        <tbody>
          ${model.slices.map((s) => {
            const q = s.best_quality;
            return html`<tr>
              <th scope="row">${s.category}</th>
              <td class="number">${s.tasks}</td>
              <td>${s.frontier.length > 0 ? formatList(s.frontier.map(formatSystem)) : "no cost known"}</td>
              <td class="wide-only">${s.best === null ? "" : formatSystem(s.best)}</td>
              <td class="number">${isRefusal(q) ? "refused" : formatShare(q.value)}</td>
              <td class="number wide-only">
                ${isRefusal(q) ? "" : formatInterval(q.low, q.high, (x) => formatShare(x))}
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </section>`;
}
