import {html} from "htl";
import type {GeneratedFrom} from "../../models/page-model.js";
import {formatCount} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";

/** What the page was made from, in one line at its foot. */
export function pageFooter(from: GeneratedFrom): HTMLElement {
  const parts = [
    from.synthetic ? "Synthetic data" : null,
    from.first_run && from.last_run ? `Runs of ${formatDateRange(from.first_run, from.last_run)}` : null,
    `${formatCount(from.rows_kept)} of ${formatCount(from.rows_read)} rows kept, ${formatCount(from.rows_rejected)} rejected`,
    from.weights ? `weights ${from.weights}` : null,
    from.commit ? `commit ${from.commit}` : null
  ];
  return html`<p class="page-footer">${parts.filter((p) => p !== null).join(" · ")}</p>`;
}
