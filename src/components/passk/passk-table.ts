import {html} from "htl";
import {cellHead, intervalCell, type CellScale} from "../../charts/interval-cell.js";
import {familyKey} from "../../charts/legend.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {PasskModel, PasskRow, PasskSystem} from "../../models/passk/passk-model.js";
import type {Quantity} from "../../models/quantity.js";
import {
  formatCount,
  formatDollars,
  formatInterval,
  formatPoints,
  formatShare,
  formatSystem
} from "../../style/format.js";
import {quantityText, refusedText} from "../numbers/quantity-text.js";
import {linkedSuite, systemLink} from "../page/drill-links.js";

const CELL = 96;
const SHARES: CellScale = {domain: [0, 1], kind: "linear"};
const HEAD = [
  {value: 0, label: "0"},
  {value: 0.5, label: "50"},
  {value: 1, label: "100%"}
];

/** Every system at one try and at k tries: shares with their intervals, the gap between them, the cost of k. */
export function passkTable(model: PasskModel): HTMLElement {
  const {k, category} = model.choice;
  const rowOf = rowFinder(model, category ?? "all");
  // With one try a task, the next k asked for is refused, and the table says so.
  const beyond = k === 1 ? (model.ks.find((x) => x > 1) ?? null) : k;
  const priced = model.field.some((s) => s.priced);
  const suite = linkedSuite(model);
  const groups = [
    {heading: null, systems: model.field.filter((s) => s.comparable)},
    {
      heading: `${formatCount(k)} tries on other tasks, or on too few: not ranked`,
      systems: model.field.filter((s) => !s.comparable)
    }
  ].filter((g) => g.systems.length > 0);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">Pass@1, %</th>
          <th scope="col" class="cell wide-only">${cellHead(SHARES, HEAD, {document, width: CELL})}</th>
          ${beyond === null ? null : html`<th scope="col" class="number">Pass@${beyond}, %</th>`}
          ${beyond === null ? null : html`<th scope="col" class="cell wide-only">${cellHead(SHARES, HEAD, {document, width: CELL})}</th>`}
          ${k === 1 ? null : html`<th scope="col" class="number">Pass^${k}, %</th>`}
          ${k === 1 ? null : html`<th scope="col" class="number wide-only">Gained, points</th>`}
          ${priced ? html`<th scope="col" class="number wide-only">$ for ${k}</th>` : null}
          <th scope="col" class="number wide-only">Tasks</th>
        </tr>
      </thead>
      ${groups.map(
        (g) =>
          html`<tbody>
            ${
              g.heading === null
                ? null
                : html`<tr class="group">
                  <th scope="rowgroup" colspan="9">${g.heading}</th>
                </tr>`
            }
            ${g.systems.map((s) => tableRow(s, {one: rowOf(s.system, 1), at: rowOf(s.system, k), beyond: beyond === null ? undefined : rowOf(s.system, beyond), priced, suite}))}
          </tbody>`
      )}
    </table>
  </div>`;
}

interface TableParts {
  one: PasskRow | undefined;
  at: PasskRow | undefined;
  beyond: PasskRow | undefined;
  /** Whether the table has a column of costs. */
  priced: boolean;
  suite: string | undefined;
}

function tableRow(s: PasskSystem, {one, at, beyond, priced, suite}: TableParts): HTMLElement | null {
  if (!one || !at) return null;
  const tone = {slot: s.slot};
  return html`<tr class=${s.comparable ? null : "dominated"}>
    <th scope="row">
      <span class="mark">${familyKey({slot: s.slot}, {document})}</span>${systemLink(s.system, suite)}
    </th>
    ${shareCell(one.pass_at_k)}
    <td class="cell wide-only">${intervalCell(one.pass_at_k, SHARES, {document, width: CELL, tone})}</td>
    ${beyond ? shareCell(beyond.pass_at_k) : null}
    ${
      beyond
        ? html`<td class="cell wide-only">${intervalCell(beyond.pass_at_k, SHARES, {document, width: CELL, tone})}</td>`
        : null
    }
    ${at.k === 1 ? null : shareCell(at.pass_hat_k)}
    ${
      at.gap === null
        ? null
        : html`<td class="number wide-only" title=${intervalTitle(at.gap, (x) => formatPoints(x))}>
          ${quantityText(at.gap, (x) => formatPoints(x))}
        </td>`
    }
    ${
      priced
        ? html`<td class="number wide-only" title=${s.priced ? intervalTitle(at.cost_usd_at_k, formatDollars) : null}>
          ${s.priced ? quantityText(at.cost_usd_at_k, formatDollars) : refusedText("cost unknown")}
        </td>`
        : null
    }
    <td class="number wide-only">${taskWords(at)}</td>
  </tr>`;
}

function shareCell(q: Quantity): HTMLElement {
  return html`<td class="number" title=${intervalTitle(q, (x) => formatShare(x))}>
    ${quantityText(q, (x) => formatShare(x))}
  </td>`;
}

/** "240", or "56, 184 dropped". */
function taskWords(row: PasskRow): string {
  const dropped = row.tasks_dropped > 0 ? `, ${formatCount(row.tasks_dropped)} dropped` : "";
  return `${formatCount(row.tasks)}${dropped}`;
}

function intervalTitle(q: Quantity, format: (x: number) => string): string | null {
  return isRefusal(q) ? null : `95% interval ${formatInterval(q.low, q.high, format)}, ${formatCount(q.n)} tasks`;
}

/** Every k of the systems shown: all numbers with their intervals. */
export function everyK(model: PasskModel): HTMLElement {
  const rowOf = rowFinder(model, model.choice.category ?? "all");
  return html`<details>
    <summary>Every k, with intervals</summary>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col" class="number">k</th>
            <th scope="col" class="number">One passes, %</th>
            <th scope="col" class="number">All pass, %</th>
            <th scope="col" class="number">Gained, points</th>
            <th scope="col" class="number">$ for k</th>
            <th scope="col" class="number">Tasks</th>
          </tr>
        </thead>
        ${model.shown.map(
          (system) =>
            html`<tbody>
              ${model.ks.map((k, i) => {
                const row = rowOf(system, k);
                if (!row) return null;
                return html`<tr>
                  ${i === 0 ? html`<th scope="rowgroup" rowspan=${model.ks.length}>${formatSystem(system)}</th>` : null}
                  <td class="number">${k}</td>
                  <td class="number">${withInterval(row.pass_at_k, (x) => formatShare(x))}</td>
                  <td class="number">${withInterval(row.pass_hat_k, (x) => formatShare(x))}</td>
                  <td class="number">${row.gap ? withInterval(row.gap, (x) => formatPoints(x)) : ""}</td>
                  <td class="number">${
                    model.field.find((s) => s.system === system)!.priced
                      ? withInterval(row.cost_usd_at_k, formatDollars)
                      : refusedText("cost unknown")
                  }</td>
                  <td class="number">${taskWords(row)}</td>
                </tr>`;
              })}
            </tbody>`
        )}
      </table>
    </div>
  </details>`;
}

/** Pass@k of every system by category, at the chosen k; the interval shows on the number. */
export function categoryTable(model: PasskModel): HTMLElement {
  const {k} = model.choice;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="tight">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">all</th>
          ${model.options.categories.map((c) => html`<th scope="col" class="number">${c}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${model.field.map(
          ({system}) =>
            html`<tr>
              <th scope="row">${formatSystem(system)}</th>
              ${["all", ...model.options.categories].map((c) => {
                const row = rowFinder(model, c)(system, k);
                return row ? shareCell(row.pass_at_k) : html`<td class="number"></td>`;
              })}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function withInterval(q: Quantity, format: (x: number) => string): (string | HTMLElement)[] {
  const text = quantityText(q, format);
  return isRefusal(q) ? [text] : [text, html` <span class="fainter">${formatInterval(q.low, q.high, format)}</span>`];
}

function rowFinder(model: PasskModel, category: string) {
  return (system: string, k: number) =>
    model.systems.find((r) => r.system === system && r.k === k && r.category === category);
}
