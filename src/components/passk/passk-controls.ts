import type {PasskAsked, PasskModel} from "../../models/passk/passk-model.js";
import type {PageControls} from "../controls/folded-controls.js";
import {runsWords, selectControl, withAll} from "../controls/select-control.js";

/** The row of controls and their state in words. Only what offers a choice is shown. */
export function passkControls(model: PasskModel, onChoice: (change: Partial<PasskAsked>) => void): PageControls {
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
  return {controls, words: words(model)};
}

/** The state of the controls: "bench-240 · all categories · k = 5". */
function words({choice, options, field}: PasskModel): string[] {
  return [
    options.suites.find((s) => s.value === choice.suite)?.label ?? "",
    options.categories.length > 1 ? (choice.category ?? "all categories") : "",
    options.languages.length > 1 ? (choice.language ?? "all languages") : "",
    runsWords(options.runs, choice.runs),
    field.length > 1 ? `systems: ${options.systems.find((s) => s.value === choice.systems)?.label ?? ""}` : "",
    options.k.length > 1 ? `k = ${choice.k}` : ""
  ];
}
