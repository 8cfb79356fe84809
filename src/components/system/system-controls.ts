import type {SystemAsked} from "../../models/system/ask-system.js";
import type {SystemModel} from "../../models/system/system-model.js";
import {errorsControl} from "../controls/errors-control.js";
import type {PageControls} from "../controls/folded-controls.js";
import {selectControl} from "../controls/select-control.js";

/** The suite, the system and how errors count; a control without a choice is left out. */
export function systemControls({choice, options}: SystemModel, ask: (asked: SystemAsked) => void): PageControls {
  const controls: HTMLElement[] = [];
  const said: string[] = [];
  if (options.suites.length > 1) {
    controls.push(selectControl("Suite", options.suites, choice.suite, (suite) => ask({kind: "suite", suite, choice})));
    said.push(choice.suite);
  }
  const names = options.systems.some((s) => s.value === choice.system)
    ? options.systems
    : [
        {value: choice.system, label: choice.system === "" ? "pick one" : `${choice.system} (not here)`},
        ...options.systems
      ];
  if (names.length > 1) {
    const pick = (system: string) => ask({kind: "choice", choice: {...choice, system, by: null}});
    controls.push(selectControl("System", names, choice.system, pick));
    said.push(choice.system);
  }
  if (options.errors || choice.errors !== "failed") {
    controls.push(errorsControl(choice.errors, (errors) => ask({kind: "choice", choice: {...choice, errors}})));
    said.push(choice.errors === "failed" ? "" : "errors left out");
  }
  return {controls, words: said};
}
