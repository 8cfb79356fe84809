import type {ErrorPolicy} from "../../models/value/value-model.js";
import {selectControl} from "./select-control.js";

const POLICIES: {value: ErrorPolicy; label: string}[] = [
  {value: "failed", label: "not passed"},
  {value: "excluded", label: "left out"}
];

/** Whether errors, timeouts and refusals count as not passed or are left out: the same choice on every page. */
export function errorsControl(value: ErrorPolicy, onChange: (value: ErrorPolicy) => void): HTMLElement {
  return selectControl("Errors", POLICIES, value, (v) => onChange(v === "excluded" ? "excluded" : "failed"));
}
