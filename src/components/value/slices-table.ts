import {html} from "htl";
import type {ValueModel} from "../../models/value/value-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCountOf, formatInterval, formatList, formatShare, formatSystem} from "../../style/format.js";
import {quantityText} from "../numbers/quantity-text.js";

/** The frontier of each category by itself. */
export function slicesTable(model: ValueModel): HTMLElement {
  return html`<section>
    <h2>The frontier by category</h2>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col" class="number wide-only">Tasks</th>
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
              <th scope="row">
                ${s.category}<span class="narrow-only fainter"><br />${formatCountOf(s.tasks, "task")}</span>
              </th>
              <td class="number wide-only">${s.tasks}</td>
              <td>${s.frontier.length > 0 ? formatList(s.frontier.map(formatSystem)) : "no cost known"}</td>
              <td class="wide-only">${s.best === null ? "" : formatSystem(s.best)}</td>
              <td class="number">${quantityText(q, (x) => formatShare(x))}</td>
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
