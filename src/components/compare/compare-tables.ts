import {html} from "htl";
import {verdictWords} from "../../models/compare/compare-answer.js";
import type {CompareModel, CompareSlice, CompareTask, CompareTest} from "../../models/compare/compare-model.js";
import {known, type Quantity} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal, type Refusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatPoints,
  formatPValue,
  formatShare,
  formatSystem
} from "../../style/format.js";
import {linkedSuite, systemLink, taskLink} from "../page/drill-links.js";
import {quantityText, refusedText} from "../numbers/quantity-text.js";

/** Each side by itself: its tasks, its attempts, its pass rate. */
export function sidesTable(m: CompareModel): HTMLElement | null {
  const {sides, tasks, kind} = m;
  if (!sides) return null;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Side</th>
          <th scope="col" class="number">Tasks run</th>
          <th scope="col" class="number">${kind === "paired" ? "Compared" : "In common"}</th>
          <th scope="col" class="number wide-only">Attempts</th>
          <th scope="col" class="number">% passed</th>
          <th scope="col" class="number wide-only">95% interval</th>
        </tr>
      </thead>
      <tbody>
        ${[sides.a, sides.b].map(
          (s) =>
            html`<tr>
              <th scope="row">${systemLink(s.system, linkedSuite(m), formatSystem(s.label))}</th>
              <td class="number">${formatCount(s.tasks)}</td>
              <td class="number">${kind === "board" ? "not known" : formatCount(tasks)}</td>
              <td class="number wide-only">${formatCount(s.attempts)}</td>
              <td class="number">${quantityText(s.pass_rate, (x) => formatShare(x))}</td>
              <td class="number wide-only">${interval(s.pass_rate, (x) => formatShare(x))}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** The difference over all tasks and in every slice, with its test and what it could have seen. */
export function differenceTable(m: CompareModel): HTMLElement {
  const points = (x: number) => formatPoints(x);
  const row = (
    name: string,
    s: Pick<CompareSlice, "tasks" | "difference" | "test" | "mde" | "verdict">,
    p: string | HTMLElement
  ) =>
    html`<tr class=${s.verdict === "inconclusive" || s.verdict === "refused" ? "weak" : ""}>
      <th scope="row">${name}</th>
      <td class="number">${formatCount(s.tasks)}</td>
      <td class="number main">${quantityText(s.difference, points)}</td>
      <td class="number">${interval(s.difference, points)}</td>
      <td class="number wide-only">${p}</td>
      <td class="number wide-only">${quantityText(s.mde, points)}</td>
      <td>${verdictWords(s.verdict, m)}</td>
    </tr>`;
  const sliced = m.slices.length > 0;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Tasks</th>
          <th scope="col" class="number">n</th>
          <th scope="col" class="number">Points</th>
          <th scope="col" class="number">95% interval</th>
          <th scope="col" class="number wide-only">${sliced ? "p (Holm)" : "p"}</th>
          <th scope="col" class="number wide-only">Seen from</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${row("All tasks", m, pText(m.test))}
        ${m.slices.map((s) => row(s.slice, s, s.p_holm === null ? pText(s.test) : formatPValue(s.p_holm)))}
      </tbody>
    </table>
  </div>`;
}

/** How the tasks fall: the table of pairs where each was tried once, else better, worse and the same. */
export function splitTable(m: CompareModel): HTMLElement {
  const {a_better, b_better, same, both_passed, neither_passed} = m.split;
  const [a, b] = [formatSystem(m.a ?? ""), formatSystem(m.b ?? "")];
  if (both_passed + neither_passed === same && isOnce(m))
    return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
      <table class="steps" style="max-width: 560px">
        <thead>
          <tr>
            <th scope="col">Tasks</th>
            <th scope="col" class="number">${b} passed</th>
            <th scope="col" class="number">${b} did not</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${a} passed</th>
            <td class="number">${formatCount(both_passed)}</td>
            <td class="number main">${formatCount(a_better)}</td>
          </tr>
          <tr>
            <th scope="row">${a} did not</th>
            <td class="number main">${formatCount(b_better)}</td>
            <td class="number">${formatCount(neither_passed)}</td>
          </tr>
        </tbody>
      </table>
    </div>`;
  const rows: [string, number][] = [
    [`${a} does better`, a_better],
    [`${b} does better`, b_better],
    ["the same, passed always", both_passed],
    ["the same, passed never", neither_passed],
    ["the same, passed at times", same - both_passed - neither_passed]
  ];
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps" style="max-width: 560px">
      <thead>
        <tr>
          <th scope="col">How the two fare</th>
          <th scope="col" class="number">Tasks</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, n]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${formatCount(n)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** The tasks that part the two, by category, each list to be opened. */
export function discordantLists(m: CompareModel): HTMLElement[] {
  const groups = new Map<string, CompareTask[]>();
  for (const t of m.discordant) {
    const name = t.category ?? (m.options.categories.length > 0 ? "no category" : "All of them");
    const list = groups.get(name);
    if (list) list.push(t);
    else groups.set(name, [t]);
  }
  return [...groups].map(([name, tasks]) => {
    const a = tasks.filter((t) => t.a > t.b).length;
    const list = html`<div></div>`;
    const details = html`<details class="caption">
      <summary>
        ${name}: ${formatCountOf(tasks.length, "task")}, ${formatSystem(m.a ?? "")} ahead on ${formatCount(a)},
        ${formatSystem(m.b ?? "")} on ${formatCount(tasks.length - a)}
      </summary>
      ${list}
    </details>` as HTMLDetailsElement;
    // Rows are made when a list is opened: there may be thousands.
    details.ontoggle = () => {
      if (details.open && !list.hasChildNodes()) list.replaceChildren(taskTable(m, tasks));
    };
    return details;
  });
}

function taskTable(m: CompareModel, tasks: readonly CompareTask[]): HTMLElement {
  const once = isOnce(m);
  const suite = linkedSuite(m);
  const said = (share: number) => (once ? (share === 1 ? "passed" : "did not") : `${formatShare(share, 0)}%`);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col" class="number">${formatSystem(m.a ?? "")}</th>
          <th scope="col" class="number">${formatSystem(m.b ?? "")}</th>
        </tr>
      </thead>
      <tbody>
        ${tasks.map(
          (t) =>
            html`<tr>
              <th scope="row">${taskLink(t.task, suite)}</th>
              <td class="number">${said(t.a)}</td>
              <td class="number">${said(t.b)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** Whether every task passed whole or not at all on both sides. */
function isOnce({sides, tasks, discordant}: CompareModel): boolean {
  const once = sides !== null && sides.a.attempts === sides.a.tasks && sides.b.attempts === sides.b.tasks;
  return once && tasks > 0 && discordant.every((t) => Math.abs(t.a - t.b) === 1);
}

function interval(q: Quantity, format: (x: number) => string): string {
  const e = known(q);
  return e ? formatInterval(e.low, e.high, format) : "";
}

function pText(test: CompareTest | Refusal): string | HTMLElement {
  return isRefusal(test) ? refusedText(reason(test.refused)) : formatPValue(test.p);
}
