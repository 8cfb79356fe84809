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
