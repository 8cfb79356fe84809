import {html} from "htl";
import {cellHead, intervalCell} from "../../charts/interval-cell.js";
import {known} from "../../models/quantity.js";
import type {ValueModel, ValueStep} from "../../models/value/value-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCountOf, formatDollars, formatInterval, formatPoints, formatSystem} from "../../style/format.js";
import {endTicks, linearScale} from "../numbers/cell-scales.js";
import {folded} from "../page/first-rows.js";
import {quantityText} from "../numbers/quantity-text.js";

const CELL = 150;

/** More steps than this, and those that may buy nothing are folded away. */
const MANY = 14;

/** What each step up the frontier adds, and what a further completed task costs there. */
export function stepsTable(model: Pick<ValueModel, "kind" | "measure" | "steps">): HTMLElement {
  const {steps} = model;
  const buying = steps.filter((s) => !isWeak(s));
  if (steps.length <= MANY || buying.length === 0) return tableOf(model, steps);
  return html`<div>
    ${tableOf(model, buying)}
    ${folded(`All ${formatCountOf(steps.length, "step")}, those that may buy nothing too`, tableOf(model, steps))}
  </div>`;
}

function isWeak({quality_gain}: ValueStep): boolean {
  const gain = known(quality_gain);
  return !gain || gain.low === null || gain.low <= 0;
}

function tableOf(model: Pick<ValueModel, "kind" | "measure" | "steps">, steps: readonly ValueStep[]): HTMLElement {
  const scale = {
    ...linearScale(
      model.steps.map((s) => s.quality_gain),
      0
    ),
    zero: 0
  };
  // Without rows, or over time, there is no price to a step.
  const board = model.kind === "board" || model.measure === "seconds";
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" class="cell wide-only">${cellHead(
            scale,
            endTicks(scale, (x) => formatPoints(x, 0)),
            {document, width: CELL}
          )}</th>
          <th scope="col" class="number">Points gained</th>
          <th scope="col" class="number wide-only">95% interval</th>
          ${board ? null : html`<th scope="col" class="number">$ per further completed task</th>`}
          ${board ? null : html`<th scope="col" class="number wide-only">95% interval</th>`}
        </tr>
      </thead>
      <tbody>
        ${steps.map((s) => {
          const weak = isWeak(s);
          return html`<tr class=${weak ? "weak" : null}>
            <th scope="row">${formatSystem(s.from)} → ${formatSystem(s.to)}</th>
            <td class="cell wide-only">${intervalCell(s.quality_gain, scale, {document, width: CELL, tone: weak ? "neutral" : "ink"})}</td>
            <td class="number main">
              ${quantityText(s.quality_gain, (x) => formatPoints(x))}${under(
                interval(s.quality_gain, (x) => formatPoints(x))
              )}
            </td>
            <td class="number wide-only">${interval(s.quality_gain, (x) => formatPoints(x))}</td>
            ${
              board
                ? null
                : html`<td class="number main">
                  ${quantityText(s.usd_per_further_completed, formatDollars)}${under(
                    interval(s.usd_per_further_completed, formatDollars)
                  )}
                </td>`
            }
            ${
              board
                ? null
                : html`<td class="number wide-only">${interval(s.usd_per_further_completed, formatDollars)}</td>`
            }
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function interval(q: ValueModel["steps"][number]["quality_gain"], format: (x: number) => string): string {
  if (isRefusal(q)) return "";
  return q.low === null || q.high === null ? "unbounded" : formatInterval(q.low, q.high, format);
}

/** On narrow windows the interval goes under its number. */
function under(text: string): HTMLElement {
  return html`<span class="narrow-only"><br />${text}</span>`;
}
