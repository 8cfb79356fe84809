import {html} from "htl";
import {cellHead, intervalCell, type CellScale} from "../../charts/interval-cell.js";
import type {PasskFlip, PasskModel} from "../../models/passk/passk-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCoefficient,
  formatCount,
  formatCountOf,
  formatInterval,
  formatShare,
  formatSystem
} from "../../style/format.js";
import {taskLink} from "../page/drill-links.js";
import {quantityText} from "../numbers/quantity-text.js";

const CELL = 120;
const SHARES: CellScale = {domain: [0, 1], kind: "linear"};

/** How each system behaves when asked again: how many tasks always pass, never pass, or flip. */
export function consistencyTable(model: PasskModel): HTMLElement {
  const slots = new Map(model.field.map((s) => [s.system, s.slot]));
  const ticks = [0, 0.5, 1].map((value) => ({value, label: value === 1 ? "100%" : formatShare(value, 0)}));
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number wide-only">Tasks tried again</th>
          <th scope="col" class="number">Always pass</th>
          <th scope="col" class="number">Never pass</th>
          <th scope="col" class="number">Flip</th>
          <th scope="col" class="number">Flip, %</th>
          <th scope="col" class="cell wide-only">${cellHead(SHARES, ticks, {document, width: CELL})}</th>
          <th scope="col" class="number wide-only">Variance of one try</th>
        </tr>
      </thead>
      <tbody>
        ${model.consistency.map(
          (c) =>
            html`<tr>
              <th scope="row">${formatSystem(c.system)}</th>
              <td class="number wide-only">${formatCount(c.tasks_repeated)}</td>
              <td class="number">${formatCount(c.always_passed)}</td>
              <td class="number">${formatCount(c.never_passed)}</td>
              <td class="number">${formatCount(c.flipping)}</td>
              <td class="number" title=${interval(c.flip_share, (x) => formatShare(x))}>
                ${quantityText(c.flip_share, (x) => formatShare(x))}
              </td>
              <td class="cell wide-only">${intervalCell(c.flip_share, SHARES, {document, width: CELL, tone: {slot: slots.get(c.system)!}})}</td>
              <td class="number wide-only" title=${interval(c.same_prompt_variance, (x) => formatCoefficient(x, 3))}>
                ${quantityText(c.same_prompt_variance, (x) => formatCoefficient(x, 3))}
              </td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** The tasks that flip, openable: on how many of the shown systems, and what each made of its tries. */
export function flipsList(model: PasskModel): HTMLElement | null {
  const {flips, flips_total} = model;
  if (flips_total === 0) return null;
  const suite = model.options.suites.length > 1 ? model.choice.suite : undefined;
  const listed =
    flips.length < flips_total ? `; the ${formatCount(flips.length)} that flip on most systems are listed` : "";
  return html`<details>
    <summary>Which tasks flip: ${formatCountOf(flips_total, "task")}${listed}</summary>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col" class="wide-only">Category</th>
            <th scope="col" class="number">Systems it flips on</th>
            <th scope="col">Passes of tries, by system</th>
          </tr>
        </thead>
        <tbody>
          ${flips.map(
            (f) =>
              html`<tr>
                <th scope="row">${taskLink(f.task, suite)}</th>
                <td class="wide-only">${f.category ?? ""}</td>
                <td class="number">${formatCount(f.systems_flipping)} of ${formatCount(f.systems_repeated)}</td>
                <td class="fainter">${outcomes(f)}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** "Kite 3 of 5, Rook 1 of 5": the systems it flips on, the evenest first. */
function outcomes({outcomes: all}: PasskFlip): string {
  const flipping = all.filter((o) => o.passes > 0 && o.passes < o.attempts);
  const even = (o: (typeof all)[number]) => Math.abs(o.passes / o.attempts - 0.5);
  const first = [...flipping].sort((a, b) => even(a) - even(b)).slice(0, 3);
  const rest = flipping.length - first.length;
  return `${first.map((o) => `${o.system} ${o.passes} of ${o.attempts}`).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function interval(q: PasskModel["consistency"][number]["flip_share"], format: (x: number) => string): string | null {
  return isRefusal(q) ? null : `95% interval ${formatInterval(q.low, q.high, format)}, ${formatCount(q.n)} tasks`;
}
