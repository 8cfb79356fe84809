import {html} from "htl";
import {utilityCurve} from "../../charts/utility-curve.js";
import {toHundredths} from "../../models/weights/weights-entry.js";
import type {WeighedMetric, WeightsModel} from "../../models/weights/weights-model.js";
import {formatNumber} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";

export interface WeightsTableActions {
  weigh: (metric: string, weight: number) => void;
  standing: () => void;
  proposed: () => void;
  equal: () => void;
  download: () => void;
}

export interface WeightsTable {
  element: HTMLElement;
  /** Sliders, numbers and curves as the model has them; a slider under the finger keeps its place. */
  show: (model: WeightsModel, weights?: Record<string, number>) => void;
}

const CURVE = 100;

/** A row per metric: its weight on a slider, its utility curve with the systems as ticks, and what it is. */
export function weightsTable(model: WeightsModel, actions: WeightsTableActions): WeightsTable {
  const rows = model.metrics.map((m) => sliderRow(m, actions.weigh));
  const button = (label: string, act: () => void) => {
    const element = html`<button type="button">${label}</button>` as HTMLButtonElement;
    element.onclick = act;
    return element;
  };
  const sum = html`<p class="sum"></p>`;
  const offered = model.proposed.length > 0;
  const element = html`<div class="weights-table">
    <table class="weights">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" colspan="2">Weight</th>
          <th scope="col">Utility, systems</th>
          <th scope="col" class="wide-only">What it is</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((r) => r.element)}
      </tbody>
    </table>
    <div class="weights-foot">
      ${sum}
      <div class="buttons">
        ${button("Standing", actions.standing)} ${offered ? button("Proposed", actions.proposed) : null}
        ${button("Equal", actions.equal)} ${button("Download weights", actions.download)}
      </div>
    </div>
  </div>`;
  const show = (now: WeightsModel, weights = now.choice.weights) => {
    const total = Object.values(weights).reduce((a, b) => a + b, 0);
    const {id, since} = now.standing;
    const stands =
      id === null ? "no weights declared" : since === null ? `standing: ${id}` : `standing since ${formatDate(since)}`;
    sum.textContent = `Sum ${formatNumber(total, 2)} · ${stands}`;
    // Rounded so that what is read sums to one.
    const read = toHundredths(weights);
    rows.forEach((row) =>
      row.show(now.metrics.find((m) => m.metric === row.metric)!, weights[row.metric] ?? 0, read[row.metric] ?? 0)
    );
  };
  show(model);
  return {element, show};
}

function sliderRow(m: WeighedMetric, onInput: (metric: string, weight: number) => void) {
  const input = html`<input type="range" min="0" max="1" step="0.01" />` as HTMLInputElement;
  input.setAttribute("aria-label", `weight of ${m.title}`);
  input.oninput = () => onInput(m.metric, input.valueAsNumber);
  const output = html`<output></output>` as HTMLOutputElement;
  const curve = html`<td class="curve"></td>`;
  const element = html`<tr>
    <th scope="row">${m.title}</th>
    <td class="slider">${input}</td>
    <td class="number">${output}</td>
    ${curve}
    <td class="wide-only fainter">${m.what}</td>
  </tr>`;
  let drawn = "";
  const show = (now: WeighedMetric, weight: number, read: number) => {
    if (document.activeElement !== input || input.valueAsNumber.toFixed(2) !== weight.toFixed(2))
      input.valueAsNumber = weight;
    input.style.setProperty("--share", String(weight));
    output.value = formatNumber(read, 2);
    // The systems stay where they are while weights move: a curve is drawn once a selection.
    const key = JSON.stringify(now.utilities.map((u) => u.value).sort());
    if (key === drawn) return;
    drawn = key;
    const systems = now.utilities.map(({system, value, utility}) => ({
      system,
      value,
      words: `${system} ${formatNumber(value, 2)}, utility ${formatNumber(utility, 2)}`
    }));
    curve.replaceChildren(utilityCurve({title: now.title, anchors: now.anchors, systems}, {document, width: CURVE}));
  };
  return {metric: m.metric, element, show};
}
