import {html} from "htl";
import {cellHead, intervalCell, type CellScale} from "../../charts/interval-cell.js";
import {familyKey} from "../../charts/legend.js";
import type {Tone} from "../../charts/tone.js";
import {known} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import type {ValueModel, ValueSystem} from "../../models/value/value-model.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatInterval, formatProbability, formatShare} from "../../style/format.js";
import {formatMeasure, formatMeasureTick} from "../../style/format-measure.js";
import {linkedSuite, systemLink} from "../page/drill-links.js";
import {endTicks, linearScale, logScale} from "../numbers/cell-scales.js";
import {quantityText, refusedText} from "../numbers/quantity-text.js";

const SHOWN_NARROW = 8;
const LACKS = {cost: "cost", time: "time", both: "cost or time"};
const BEATEN = {cost: "Cheaper and better", time: "Quicker and better", both: "Cheaper, quicker, better"};
const CELL = 120;

/** Every system in groups: on the frontier, could be on it, dominated, without a cost. The number stands left of its interval. */
export function systemsTable(model: ValueModel): HTMLElement {
  const quality = linearScale(
    model.systems.map((s) => s.quality),
    model.quality_is_share ? 0 : null
  );
  const cost = logScale(model.systems.map((s) => s.cost));
  const groups = grouped(model);
  const priced = model.systems.some((s) => s.priced);
  const percent = model.quality_is_share ? ", % of tasks" : " × 100";
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Table, scrolls where it is wide">
    <table class="systems">
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col" class="number">${model.quality_label}${percent}</th>
          <th scope="col" class="cell wide-only">${cellHead(
            quality,
            endTicks(quality, (x) => formatShare(x, 0)),
            {document, width: CELL}
          )}</th>
          <th scope="col" class="number">${model.measure === "usd" ? "$" : "Time"} per ${model.cost_unit}</th>
          <th scope="col" class="cell wide-only">${
            priced ? cellHead(cost, endTicks(cost, formatMeasureTick(model.measure)), {document, width: CELL}) : null
          }</th>
          <th scope="col" class="number probability">P</th>
          <th scope="col" class="wide-only over">${BEATEN[model.choice.depth.over]}</th>
        </tr>
      </thead>
      ${groups.map(
        (g) =>
          html`<tbody>
            <tr class="group">
              <th scope="rowgroup" colspan="7">${g.heading}</th>
            </tr>
            ${g.systems.map((s, i) => row(model, s, g.dominated, g.dominated && i >= SHOWN_NARROW, quality, cost))}
            ${
              g.dominated && g.systems.length > SHOWN_NARROW
                ? html`<tr class="narrow-only">
                  <td colspan="7">and ${g.systems.length - SHOWN_NARROW} more</td>
                </tr>`
                : null
            }
          </tbody>`
      )}
    </table>
  </div>`;
}

function row(
  model: ValueModel,
  s: ValueSystem,
  dominated: boolean,
  past: boolean,
  quality: CellScale,
  cost: CellScale
): HTMLElement {
  const format = formatMeasure(model.measure);
  const lacks = model.measure === "usd" ? "cost" : "time";
  const p = known(s.frontier_probability);
  const look = {slot: s.slot, probability: p ? p.value : null};
  const tone: Tone = p && p.value >= 0.05 ? {slot: s.slot} : "faint";
  return html`<tr class=${[dominated ? "dominated" : "", past ? "past-eight" : ""].join(" ").trim() || null}>
    <th scope="row">
      <span class="mark">${familyKey(look, {document})}</span>${systemLink(s.system, linkedSuite(model))}${
        s.flags.includes("small_n") ? html`<span class="fainter">, only ${s.tasks} tasks</span>` : null
      }
    </th>
    <td class="number" title=${intervalWords(s.quality, (x) => formatShare(x))}>
      ${quantityText(s.quality, (x) => formatShare(x))}
    </td>
    <td class="cell wide-only">${intervalCell(s.quality, quality, {document, width: CELL, tone})}</td>
    <td class="number" title=${intervalWords(s.cost, format)}>
      ${s.priced ? quantityText(s.cost, format) : refusedText(isRefusal(s.cost) ? reason(s.cost.refused) : `too little of its ${lacks} is known`, "unknown")}
    </td>
    <td class="cell wide-only">${s.priced ? intervalCell(s.cost, cost, {document, width: CELL, tone}) : null}</td>
    <td class="number">
      ${
        s.priced
          ? quantityText(s.frontier_probability, formatProbability)
          : refusedText(`a place on the frontier needs a ${lacks}`, "unknown")
      }
    </td>
    <td class="wide-only fainter over">${overWords(s.dominated_by)}</td>
  </tr>`;
}

function intervalWords(q: ValueSystem["quality"], format: (x: number) => string): string | null {
  return isRefusal(q) ? null : `95% interval ${formatInterval(q.low, q.high, format)}, ${q.n} tasks`;
}

function overWords(names: readonly string[]): string {
  if (names.length === 0) return "";
  return names.length === 1 ? names[0]! : `${names[0]!} +${names.length - 1}`;
}

interface Group {
  heading: string;
  systems: ValueSystem[];
  dominated: boolean;
}

function grouped({systems, choice}: ValueModel): Group[] {
  const {over} = choice.depth;
  const p = (s: ValueSystem) => known(s.frontier_probability)?.value ?? 0;
  const byCost = (a: ValueSystem, b: ValueSystem) =>
    (known(a.cost)?.value ?? Infinity) - (known(b.cost)?.value ?? Infinity);
  const byQuality = (a: ValueSystem, b: ValueSystem) =>
    (known(b.quality)?.value ?? -1) - (known(a.quality)?.value ?? -1);
  const front = systems.filter((s) => s.on_frontier);
  const could = systems.filter((s) => s.priced && !s.on_frontier && p(s) >= 0.05);
  const dominated = systems.filter((s) => s.priced && !s.on_frontier && p(s) < 0.05 && known(s.frontier_probability));
  const rest = systems.filter((s) => ![...front, ...could, ...dominated].includes(s));
  return [
    {heading: "On the frontier", systems: [...front].sort(byCost), dominated: false},
    {heading: "Could be on it (P above .05)", systems: [...could].sort(byCost), dominated: false},
    {
      heading: `Dominated: another is ${BEATEN[over].toLowerCase().replace(/, (?=\w+$)/, " and ")}`,
      systems: [...dominated].sort(byQuality),
      dominated: true
    },
    {
      heading: `Beside the frontier: no ${LACKS[over]}, other tasks, or nothing completed`,
      systems: [...rest].sort(byQuality),
      dominated: true
    }
  ].filter((g) => g.systems.length > 0);
}
