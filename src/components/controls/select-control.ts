import {html} from "htl";

export interface Option {
  value: string;
  label: string;
}

/** A labelled choice among a few values. */
export function selectControl(
  label: string,
  options: readonly Option[],
  value: string,
  onChange: (value: string) => void
): HTMLElement {
  const select = html`<select>
    ${options.map((o) => html`<option value=${o.value}>${o.label}</option>`)}
  </select>` as HTMLSelectElement;
  select.value = value;
  select.onchange = () => onChange(select.value);
  return html`<label class="control"><span>${label}</span>${select}</label>`;
}

/** The values of a filter under "all 7 categories", which narrows nothing and is the empty value. */
export function withAll(values: readonly string[], plural: string): Option[] {
  return [{value: "", label: `all ${values.length} ${plural}`}, ...values.map((v) => ({value: v, label: v}))];
}

/** Which runs are chosen, for the controls in words: "runs all, pooled"; nothing where there is no choice. */
export function runsWords(runs: readonly Option[], value: string): string {
  const label = runs.find((r) => r.value === value)?.label;
  return label === undefined ? "" : `runs ${label}`;
}
