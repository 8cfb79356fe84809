import {html} from "htl";
import {MOST_COST_SHARE, MOST_POINTS} from "../../models/value/depth/depth-choice.js";
import type {DepthChoice} from "../../models/value/value-model.js";
import {formatNumber, formatPercent} from "../../style/format.js";

/** Two sliders for what a reader calls no difference: points of quality, share of cost. Made once. */
export function depthSliders(onInput: (change: Partial<DepthChoice>) => void) {
  const slider = (title: string, most: number, step: number, text: (x: number) => string) => {
    const input = html`<input type="range" min="0" max=${most} step=${step} aria-label=${title} />` as HTMLInputElement;
    const output = html`<output></output>` as HTMLOutputElement;
    return {
      input,
      element: html`<label class="control weight"><span>${title}</span>${input}${output}</label>`,
      show(value: number) {
        if (document.activeElement !== input || input.valueAsNumber !== value) input.valueAsNumber = value;
        input.style.setProperty("--share", String(value / most));
        output.value = value === 0 ? "off" : text(value);
      }
    };
  };
  const points = slider(
    "Points of quality",
    MOST_POINTS,
    0.5,
    (x) => `under ${formatNumber(x, Number.isInteger(x) ? 0 : 1)}`
  );
  const cost = slider("Share of cost", 100 * MOST_COST_SHARE, 5, (x) => `under ${formatPercent(x / 100)}`);
  points.input.oninput = () => onInput({eps_points: points.input.valueAsNumber});
  cost.input.oninput = () => onInput({eps_cost_share: cost.input.valueAsNumber / 100});
  const element = html`<div class="controls open">
    <fieldset class="control-group">
      <legend>Ignore differences</legend>
      ${points.element}${cost.element}
    </fieldset>
  </div>`;
  return {
    element,
    show({eps_points, eps_cost_share}: DepthChoice) {
      points.show(eps_points);
      cost.show(Math.round(100 * eps_cost_share));
    }
  };
}
