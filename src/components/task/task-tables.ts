import {html} from "htl";
import {familyKey} from "../../charts/legend.js";
import {known, type Quantity} from "../../models/quantity.js";
import {reasonOverSystems} from "../../models/task/over-systems.js";
import type {TaskItem, TaskModel, TaskSystem} from "../../models/task/task-model.js";
import {failures} from "../../models/task/task-words.js";
import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCoefficient,
  formatDollars,
  formatInterval,
  formatSeconds,
  formatShare,
  formatTokens
} from "../../style/format.js";
import {systemLink, taskLink} from "../page/drill-links.js";
import {firstRows} from "../page/first-rows.js";
import {intervalText} from "../numbers/interval-text.js";
import {refusedText} from "../numbers/quantity-text.js";
import {passedOf} from "./task-marks.js";

/** Every system at the task in numbers; columns of which nothing is known are left out. */
export function systemsTable({systems}: TaskModel, suite: string | undefined): HTMLElement {
  const has = (of: (s: TaskSystem) => Quantity) => systems.some((s) => known(of(s)));
  const shown: Shown = {
    share: systems.some((s) => s.attempts > 1),
    expected: has((s) => s.expected),
    failed: systems.some((s) => failures(s) !== "" || s.unjudged > 0),
    cost: has((s) => s.cost_usd),
    time: has((s) => s.latency_s),
    tokens: has((s) => s.tokens)
  };
  return firstRows(systems, (rows) => tableOf(rows, shown, suite));
}

/** Which columns a table of systems has. */
type Shown = Record<"share" | "expected" | "failed" | "cost" | "time" | "tokens", boolean>;

function tableOf(systems: readonly TaskSystem[], shown: Shown, suite: string | undefined): HTMLElement {
  const head = (text: string, more = "") => html`<th scope="col" class=${`number ${more}`}>${text}</th>`;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">System</th>
          ${head("Passed")} ${shown.share ? head("% of attempts", "wide-only") : null}
          ${shown.expected ? head("% expected here") : null} ${head("% of the other tasks", "wide-only")}
          ${shown.failed ? html`<th scope="col" class="wide-only">No answer, no verdict</th>` : null}
          ${shown.cost ? head("$ an attempt") : null} ${shown.time ? head("Time", "wide-only") : null}
          ${shown.tokens ? head("Tokens", "wide-only") : null}
        </tr>
      </thead>
      <tbody>
        ${systems.map(
          (s) =>
            html`<tr class=${s.attempts === 0 ? "dominated" : null}>
              <th scope="row">
                <span class="mark">${familyKey({slot: s.slot}, {document})}</span>${systemLink(s.system, suite)}
                ${surpriseText(s)}
              </th>
              <td class="number">${passedOf(s)}</td>
              ${shown.share ? html`<td class="number wide-only">${sharesOf(s)}</td>` : null}
              ${shown.expected ? html`<td class="number">${expectedOf(s)}</td>` : null}
              <td class="number wide-only">${intervalText(s.record, (x) => formatShare(x))}</td>
              ${shown.failed ? html`<td class="wide-only fainter">${missing(s)}</td>` : null}
              ${shown.cost ? html`<td class="number">${mean(s.cost_usd, formatDollars)}</td>` : null}
              ${shown.time ? html`<td class="number wide-only">${mean(s.latency_s, formatSeconds)}</td>` : null}
              ${shown.tokens ? html`<td class="number wide-only">${mean(s.tokens, formatTokens)}</td>` : null}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function surpriseText({surprise}: TaskSystem): HTMLElement | null {
  if (surprise === null) return null;
  return html`<span class="fainter">${surprise === "fails" ? "fails, though strong" : "passes, though weak"}</span>`;
}

function sharesOf(s: TaskSystem): (string | HTMLElement)[] | string {
  return s.attempts > 1 ? intervalText(s.share, (x) => formatShare(x, 0)) : s.attempts === 1 ? "tried once" : "";
}

function expectedOf({expected}: TaskSystem): (string | HTMLElement)[] {
  if (isRefusal(expected)) return [refusedText(reasonOverSystems(expected.refused))];
  return told(expected, (x) => formatShare(x, 0));
}

function missing(s: TaskSystem): string {
  return [failures(s), s.unjudged > 0 ? `${s.unjudged} unjudged` : ""].filter((part) => part !== "").join(", ");
}

function mean(q: Quantity, format: (x: number) => string): string | HTMLElement {
  const e = known(q);
  return e ? format(e.value) : html`<span class="fainter">unknown</span>`;
}

/** Tasks with how often they are passed and how well they tell systems apart. */
export function itemsTable(items: readonly TaskItem[], suite: string | undefined): HTMLElement {
  const parted = items.some((t) => t.category !== null);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="steps more-tasks">
      <thead>
        <tr>
          <th scope="col">Task</th>
          ${parted ? html`<th scope="col" class="wide-only">Category</th>` : null}
          <th scope="col" class="number">% passed</th>
          <th scope="col" class="number">Correlation</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (t) =>
            html`<tr>
              <th scope="row">${taskLink(t.task, suite)}</th>
              ${parted ? html`<td class="wide-only">${t.category ?? ""}</td>` : null}
              <td class="number">${told(t.share, (x) => formatShare(x, 0))}</td>
              <td class="number">${told(t.item_rest, (x) => formatCoefficient(x))}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function told(q: Quantity, format: (x: number) => string): (string | HTMLElement)[] {
  if (isRefusal(q)) return [refusedText(reasonOverSystems(q.refused))];
  const margin = html`<span class="fainter wide-only"> (${formatInterval(q.low, q.high, format)})</span>`;
  return [format(q.value), margin];
}

/** Every system as a row for a spreadsheet. */
export function systemsCsv({systems, choice}: TaskModel): Record<string, string | number | null>[] {
  const spread = (name: string, q: Quantity) => {
    const e = known(q);
    return {[name]: e?.value ?? null, [`${name}_low`]: e?.low ?? null, [`${name}_high`]: e?.high ?? null};
  };
  return systems.map((s) => ({
    task: choice.task,
    suite: choice.suite,
    system: s.system,
    runs: s.runs,
    attempts: s.attempts,
    passes: s.passes,
    ...spread("share", s.share),
    ...spread("expected", s.expected),
    ...spread("rest_of_suite", s.record),
    surprise: s.surprise,
    errors: s.errors,
    timeouts: s.timeouts,
    refusals: s.refusals,
    unjudged: s.unjudged,
    cost_usd_per_attempt: known(s.cost_usd)?.value ?? null,
    latency_s: known(s.latency_s)?.value ?? null,
    latency_kind: s.latency_kind,
    tokens_per_attempt: known(s.tokens)?.value ?? null
  }));
}
