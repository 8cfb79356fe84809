import {html} from "htl";
import type {PasskAsked, PasskModel} from "../models/passk/passk-model.js";
import {selectControl} from "./select-control.js";

/** The row of controls, and the same as one sentence for narrow windows and print. Only what offers a choice is shown. */
export function passkControls(model: PasskModel, onChoice: (change: Partial<PasskAsked>) => void): HTMLElement {
  const {options, choice} = model;
  const controls: HTMLElement[] = [];
  if (options.suites.length > 1)
    controls.push(
      selectControl("Suite", options.suites, choice.suite, (suite) =>
        onChoice({suite, category: null, language: null, runs: "all", systems: "top", k: null})
      )
    );
  if (options.categories.length > 1)
    controls.push(
      selectControl("Category", withAll(options.categories, "categories"), choice.category ?? "", (v) =>
        onChoice({category: v || null})
      )
    );
  if (options.languages.length > 1)
    controls.push(
      selectControl("Language", withAll(options.languages, "languages"), choice.language ?? "", (v) =>
        onChoice({language: v || null})
      )
    );
  if (options.runs.length > 0)
    controls.push(selectControl("Runs", options.runs, choice.runs, (runs) => onChoice({runs, k: null})));
  if (model.field.length > 1)
    controls.push(selectControl("Systems", options.systems, choice.systems, (systems) => onChoice({systems})));
  if (options.k.length > 1)
    controls.push(
      selectControl(
        "Tries, k",
        options.k.map((k) => ({value: String(k), label: String(k)})),
        String(choice.k),
        (k) => onChoice({k: Number(k)})
      )
    );
  if (controls.length === 0) return html`<div></div>`;
  const row = html`<div class="controls">${controls}</div>`;
  const change = html`<button class="link" type="button" aria-expanded="false">Change</button>`;
  change.onclick = () => change.setAttribute("aria-expanded", String(row.classList.toggle("open")));
  return html`<div class="passk-controls">
    <p class="sentence">${sentence(model)} ${change}</p>
    ${row}
  </div>`;
}

function withAll(values: readonly string[], plural: string) {
  return [{value: "", label: `all ${values.length} ${plural}`}, ...values.map((v) => ({value: v, label: v}))];
}

/** The state of the controls in one line: "bench-240 · all categories · k = 5". */
function sentence({choice, options, field}: PasskModel): string {
  const parts = [
    options.suites.find((s) => s.value === choice.suite)?.label ?? "",
    options.categories.length > 1 ? (choice.category ?? "all categories") : "",
    options.languages.length > 1 ? (choice.language ?? "all languages") : "",
    options.runs.find((r) => r.value === choice.runs)?.label ?? "",
    field.length > 1 ? `systems: ${options.systems.find((s) => s.value === choice.systems)?.label ?? ""}` : "",
    options.k.length > 1 ? `k = ${choice.k}` : ""
  ];
  return parts.filter((p) => p !== "").join(" · ");
}
