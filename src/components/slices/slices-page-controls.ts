import {html} from "htl";
import type {Dimension, SlicesChoice, SlicesModel} from "../../models/slices/slices-model.js";
import {errorsControl} from "../controls/errors-control.js";
import type {PageControls} from "../controls/folded-controls.js";
import {runsWords, selectControl} from "../controls/select-control.js";

/** The row of controls and their state in words. Only what offers a choice is shown. */
export function slicesControls(model: SlicesModel, onChoice: (change: Partial<SlicesChoice>) => void): PageControls {
  const {options, choice, dimensions} = model;
  const controls: HTMLElement[] = [];
  const none = {category: null, language: null, slice: null};
  if (options.suites.length > 1)
    controls.push(
      selectControl("Suite", options.suites, choice.suite, (suite) => onChoice({...none, suite, by: null, runs: "all"}))
    );
  if (dimensions.length > 1)
    controls.push(
      selectControl(
        "Part tasks by",
        dimensions.map((d) => ({value: d.dimension, label: d.dimension})),
        choice.by ?? "",
        (by) =>
          onChoice({by: by as Dimension, slice: null, ...(by === "category" || by === "language" ? {[by]: null} : {})})
      )
    );
  for (const filter of ["category", "language"] as const) {
    const values = options[filter === "category" ? "categories" : "languages"];
    if (choice.by === filter || values.length < 2) continue;
    const all = {value: "", label: `all ${values.length}`};
    controls.push(
      selectControl(
        filter === "category" ? "Only category" : "Only language",
        [all, ...values.map((v) => ({value: v, label: v}))],
        choice[filter] ?? "",
        (v) => onChoice({[filter]: v === "" ? null : v, slice: null})
      )
    );
  }
  if (options.runs.length > 0)
    controls.push(selectControl("Runs", options.runs, choice.runs, (runs) => onChoice({runs})));
  if (model.kind !== "board") controls.push(errorsControl(choice.errors, (errors) => onChoice({errors})));
  return {controls, words: words(model)};
}

/** One labelled choice above a figure: which slice, which system. */
export function pickControl(
  label: string,
  values: readonly string[],
  value: string | null,
  onPick: (value: string) => void
): HTMLElement {
  const options = values.map((v) => ({value: v, label: v}));
  return html`<div class="controls open">${selectControl(label, options, value ?? "", onPick)}</div>`;
}

function words({choice, options}: SlicesModel): string[] {
  return [
    options.suites.find((s) => s.value === choice.suite)?.label ?? "",
    choice.by === null ? "" : `by ${choice.by}`,
    choice.category ?? "",
    choice.language ?? "",
    runsWords(options.runs, choice.runs),
    choice.errors === "excluded" ? "errors left out" : ""
  ];
}
