import type {AgreementChoice, AgreementModel} from "../../models/agreement/agreement-model.js";
import type {PageControls} from "../controls/folded-controls.js";
import {selectControl, type Option} from "../controls/select-control.js";

const PEOPLE: Option[] = [
  {value: "all", label: "all"},
  {value: "experienced", label: "with 30 rated items or more"}
];
const UNREADABLE: Option[] = [
  {value: "left_out", label: "left out"},
  {value: "wrong", label: "counted as wrong"}
];

/** The row of controls and their state in words. Only what offers a choice is shown. */
export function agreementControls(
  {choice, options, correction}: AgreementModel,
  onChoice: (change: Partial<AgreementChoice>) => void
): PageControls {
  const controls: HTMLElement[] = [];
  const said: string[] = [];
  if (options.dimensions.length > 1) {
    controls.push(
      selectControl("Question", options.dimensions, choice.dimension, (dimension) => onChoice({dimension}))
    );
    said.push(choice.dimension);
  }
  if (options.people || choice.people !== "all") {
    controls.push(
      selectControl("People", PEOPLE, choice.people, (v) => onChoice({people: v as AgreementChoice["people"]}))
    );
    said.push(choice.people === "all" ? "all people" : "people with 30 rated items or more");
  }
  if (options.unreadable || choice.unreadable !== "left_out") {
    const act = (v: string) => onChoice({unreadable: v as AgreementChoice["unreadable"]});
    controls.push(selectControl("Unreadable verdicts", UNREADABLE, choice.unreadable, act));
    said.push(`unreadable verdicts ${choice.unreadable === "wrong" ? "counted as wrong" : "left out"}`);
  }
  const judges = correction?.judges ?? [];
  if (judges.length > 1) {
    const value = correction?.judge ?? "";
    const named = judges.map((judge) => ({value: judge, label: judge}));
    // The first is the page's own pick, which a plain link leaves open.
    const pick = (judge: string) => onChoice({judge: judge === judges[0] ? null : judge});
    controls.push(selectControl("Correct the scores of", named, value, pick));
    said.push(`corrected: ${value}`);
  }
  return {controls, words: said};
}
