import {html} from "htl";
import {intervalCell, cellHead} from "../../charts/interval-cell.js";
import {known, type Quantity} from "../../models/quantity.js";
import {latencyNumber} from "../../models/system/system-numbers.js";
import type {SystemModel, SystemRun, TellingTask} from "../../models/system/system-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatDollars,
  formatInterval,
  formatPoints,
  formatSeconds,
  formatShare
} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";
import {endTicks, linearScale} from "../numbers/cell-scales.js";
import {linkedSuite, systemLink, taskLink} from "../page/drill-links.js";
import {intervalText} from "../numbers/interval-text.js";
import {quantityText, refusedText} from "../numbers/quantity-text.js";
import {lateReason} from "./system-spend-rows.js";

const CELL = 120;

/** Every run with its day, harness and versions, and its own pass rate. */
export function runsTable(m: SystemModel): HTMLElement {
  const scale = linearScale(m.runs.map((r) => r.pass_rate), 0); // prettier-ignore
  const versions = m.runs.some((r) => r.model_version !== null);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Day</th>
          <th scope="col" class="wide-only">Suite</th>
          <th scope="col" class="wide-only">Harness</th>
          ${versions ? html`<th scope="col" class="wide-only">Model version</th>` : null}
          <th scope="col" class="number wide-only">Attempts</th>
          <th scope="col" class="number">Passed, %</th>
          <th scope="col" class="cell wide-only">
            ${cellHead(scale, endTicks(scale, (x) => formatShare(x, 0)), {document, width: CELL}) /* prettier-ignore */}
          </th>
        </tr>
      </thead>
      <tbody>
        ${m.runs.map((r) => runRow(m, r, scale, versions))}
      </tbody>
    </table>
  </div>`;
}

function runRow(
  m: SystemModel,
  r: SystemRun,
  scale: Parameters<typeof intervalCell>[1],
  versions: boolean
): HTMLElement {
  const suite = [r.suite, r.suite_version ?? ""].join(" ").trim();
  return html`<tr class=${r.shown ? null : "dominated"}>
    <th scope="row">${r.run}</th>
    <td>${r.started_at === null ? "" : formatDate(r.started_at)}</td>
    <td class="wide-only">${r.shown ? suite : systemLink(m.system, otherSuite(m, r), suite)}</td>
    <td class="wide-only">${r.harness ?? ""}</td>
    ${versions ? html`<td class="wide-only">${r.model_version ?? ""}</td>` : null}
    <td class="number wide-only">${formatCount(r.attempts)}</td>
    <td class="number" title=${intervalWords(r.pass_rate)}>${quantityText(r.pass_rate, (x) => formatShare(x))}</td>
    <td class="cell wide-only">
      ${intervalCell(r.pass_rate, scale, {document, width: CELL, tone: r.shown ? {slot: m.slot} : "faint"})}
    </td>
  </tr>`;
}

/** The suite of a run as the address names it: with its version where the workspace has several. */
function otherSuite({options}: SystemModel, {suite, suite_version}: SystemRun): string | undefined {
  const versioned = `${suite} ${suite_version ?? "(no version)"}`;
  return options.suites.find((s) => s.value === versioned || s.value === suite)?.value;
}

function intervalWords(q: Quantity): string | null {
  return isRefusal(q) ? null : `95% interval ${formatInterval(q.low, q.high, (x) => formatShare(x))}, ${q.n} tasks`;
}

/** Tasks that tell it from the others: what it passed, what the others passed, and the difference. */
export function tellingTable(m: SystemModel, tasks: readonly TellingTask[]): HTMLElement {
  const categories = tasks.some((t) => t.category !== null);
  const scale = {...linearScale(tasks.map((t) => t.difference), 0), zero: 0}; // prettier-ignore
  const suite = linkedSuite(m);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">Task</th>
          ${categories ? html`<th scope="col" class="wide-only">Category</th>` : null}
          <th scope="col" class="number">Here</th>
          <th scope="col" class="number">Others, %</th>
          <th scope="col" class="number">Points</th>
          <th scope="col" class="cell wide-only">
            ${cellHead(scale, endTicks(scale, (x) => formatPoints(x, 0)), {document, width: CELL}) /* prettier-ignore */}
          </th>
        </tr>
      </thead>
      <tbody>
        ${tasks.map((t) => {
          const d = known(t.difference);
          return html`<tr>
            <th scope="row">${taskLink(t.task, suite)}</th>
            ${categories ? html`<td class="wide-only">${t.category ?? ""}</td>` : null}
            <td class="number">${t.passes} of ${t.attempts}</td>
            <td class="number" title=${othersWords(t)}>${quantityText(t.others, (x) => formatShare(x, 0))}</td>
            <td class="number" title=${d ? `95% interval ${formatInterval(d.low, d.high, (x) => formatPoints(x, 0))}` : null}>
              ${quantityText(t.difference, (x) => formatPoints(x, 0))}
            </td>
            <td class="cell wide-only">${intervalCell(t.difference, scale, {document, width: CELL})}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function othersWords({others}: TellingTask): string | null {
  if (isRefusal(others)) return null;
  return `95% interval ${formatInterval(others.low, others.high, (x) => formatShare(x, 0))}, ${others.n} systems`;
}

/** What a finished task costs by category. */
export function categoryCosts(m: SystemModel): HTMLElement | null {
  const rows = m.costs?.by_category ?? [];
  if (rows.length === 0) return null;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" class="number">Tasks</th>
          <th scope="col" class="number">$ per finished task</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (r) =>
            html`<tr>
              <th scope="row">${r.category}</th>
              <td class="number">${formatCount(r.tasks)}</td>
              <td class="number">${intervalText(r.usd_per_completed, (x) => formatDollars(x))}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** The quantiles of its times by category and clock. */
export function categoryTimes(m: SystemModel): HTMLElement | null {
  const rows = m.latency?.by_category ?? [];
  if (rows.length === 0) return null;
  const clocks = new Set(rows.map((r) => r.kind)).size > 1;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps many">
      <thead>
        <tr>
          <th scope="col">Category</th>
          ${clocks ? html`<th scope="col" class="wide-only">Clock</th>` : null}
          <th scope="col" class="number wide-only">Attempts</th>
          <th scope="col" class="number">p50</th>
          <th scope="col" class="number">p90</th>
          <th scope="col" class="number wide-only">p99</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (r) =>
            html`<tr>
              <th scope="row">${r.category}</th>
              ${clocks ? html`<td class="wide-only">${r.kind.replaceAll("_", " ")}</td>` : null}
              <td class="number wide-only">${formatCount(r.attempts)}</td>
              <td class="number">${seconds(r.p50, r.longest_s)}</td>
              <td class="number">${seconds(r.p90, r.longest_s)}</td>
              <td class="number wide-only">${seconds(r.p99, r.longest_s)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function seconds(q: Quantity, longest: number): (string | HTMLElement)[] {
  return isRefusal(q)
    ? [refusedText(lateReason(q.refused, longest), q.refused === "not_reached" ? "not reached" : "refused")]
    : folded(q, latencyNumber);
}

/** A number with its interval, which a narrow window leaves out. */
function folded(q: Quantity, format: (x: number) => string): (string | HTMLElement)[] {
  const e = known(q);
  if (!e) return [quantityText(q, format)];
  return [format(e.value), html`<span class="fainter wide-only"> (${formatInterval(e.low, e.high, format)})</span>`];
}

/** What boards publish of it. */
export function boardsTable(m: SystemModel): HTMLElement {
  const sliced = m.boards.some((b) => b.slice !== "all");
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps many">
      <thead>
        <tr>
          <th scope="col">Board</th>
          ${sliced ? html`<th scope="col">Slice</th>` : null}
          <th scope="col" class="wide-only">Day</th>
          <th scope="col" class="number wide-only">Tasks</th>
          <th scope="col" class="number">Passed, %</th>
          <th scope="col" class="number wide-only">$ in all</th>
          <th scope="col" class="number">$ per finished task</th>
          <th scope="col" class="number wide-only">Time per task</th>
        </tr>
      </thead>
      <tbody>
        ${m.boards.map(
          (b) =>
            html`<tr>
              <th scope="row">${b.suite}${b.label === null ? "" : html`<span class="fainter"> ${b.label}</span>`}</th>
              ${sliced ? html`<td>${b.slice}</td>` : null}
              <td class="wide-only">${b.reported_at === null ? "" : formatDate(b.reported_at)}</td>
              <td class="number wide-only">${b.tasks === null ? "" : formatCount(b.tasks)}</td>
              <td class="number">${folded(b.pass_rate, (x) => formatShare(x))}</td>
              <td class="number wide-only">${b.cost_usd ? formatDollars(b.cost_usd) : unknownText("a cost")}</td>
              <td class="number">${
                isRefusal(b.usd_per_completed) && b.usd_per_completed.refused === "missing_metric"
                  ? unknownText("a cost")
                  : folded(b.usd_per_completed, (x) => formatDollars(x))
              }</td>
              <td class="number wide-only">${b.seconds_per_task === null ? unknownText("a time") : formatSeconds(b.seconds_per_task)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function unknownText(what: string): HTMLElement {
  return refusedText(`the board does not state ${what}`, "unknown");
}
