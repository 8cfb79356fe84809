import {html} from "htl";

export interface WeightSlider {
  metric: string;
  title: string;
  weight: number;
}

/** One slider a metric; moving one leaves the others in proportion. The caller gives all weights back through `show`. */
export function weightSliders(metrics: readonly WeightSlider[], onInput: (metric: string, weight: number) => void) {
  const rows = metrics.map((m) => {
    const input = html`<input type="range" min="0" max="1" step="0.01" />` as HTMLInputElement;
    const output = html`<output></output>` as HTMLOutputElement;
    input.setAttribute("aria-label", `weight of ${m.title}`);
    input.oninput = () => onInput(m.metric, input.valueAsNumber);
    const element = html`<label class="control weight"><span>${m.title}</span>${input}${output}</label>`;
    return {metric: m.metric, input, output, element};
  });
  const show = (weights: Record<string, number>) => {
    for (const row of rows) {
      const weight = weights[row.metric] ?? 0;
      if (document.activeElement !== row.input || row.input.valueAsNumber.toFixed(2) !== weight.toFixed(2))
        row.input.valueAsNumber = weight;
      row.input.style.setProperty("--share", String(weight));
      row.output.value = weight.toFixed(2);
    }
  };
  show(Object.fromEntries(metrics.map((m) => [m.metric, m.weight])));
  const element = html`<fieldset class="control-group">
    <legend>Quality weighs</legend>
    ${rows.map((r) => r.element)}
  </fieldset>`;
  return {element, show};
}
