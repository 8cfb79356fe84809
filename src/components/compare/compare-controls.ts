import type {CompareChoice, CompareModel} from "../../models/compare/compare-model.js";
import {errorsControl} from "../controls/errors-control.js";
import type {PageControls} from "../controls/folded-controls.js";
import {selectControl, withAll} from "../controls/select-control.js";

const PAIRING = [
  {value: "", label: "paired by task"},
  {value: "1", label: "unpaired, each its own tasks"}
];

/** The two sides, the slice and the policies. */
export function compareControls(model: CompareModel, onChoice: (change: Partial<CompareChoice>) => void): PageControls {
  const {options, choice, kind} = model;
  const names = options.systems.map((s) => ({value: s, label: s}));
  const controls: HTMLElement[] = [];
  if (options.suites.length > 1)
    controls.push(selectControl("Suite", options.suites, choice.suite, (suite) => onChoice({suite})));
  if (names.length > 0) {
    controls.push(selectControl("First", names, choice.a, (a) => onChoice({a, run_a: "all"})));
    if (options.runs_a.length > 0)
      controls.push(selectControl("Runs of the first", options.runs_a, choice.run_a, (run_a) => onChoice({run_a})));
    controls.push(selectControl("Second", names, choice.b, (b) => onChoice({b, run_b: "all"})));
    if (options.runs_b.length > 0)
      controls.push(selectControl("Runs of the second", options.runs_b, choice.run_b, (run_b) => onChoice({run_b})));
  }
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
  if (kind !== "board" && kind !== "empty") controls.push(errorsControl(choice.errors, (errors) => onChoice({errors})));
  if (kind === "refused" || kind === "unpaired" || kind === "board")
    controls.push(selectControl("Tasks", PAIRING, choice.unpaired ? "1" : "", (v) => onChoice({unpaired: v === "1"})));
  return {controls, words: words(model)};
}

/** The state of the controls. */
function words({a, b, choice, options}: CompareModel): string[] {
  return [
    options.suites.find((s) => s.value === choice.suite)?.label ?? "",
    a && b ? `${a} against ${b}` : "",
    options.categories.length > 1 ? (choice.category ?? "all categories") : "",
    options.languages.length > 1 ? (choice.language ?? "all languages") : "",
    choice.errors === "excluded" ? "errors left out" : "",
    choice.unpaired ? "unpaired" : ""
  ];
}
