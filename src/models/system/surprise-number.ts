import {isRefusal} from "../../statistics/estimate.js";
import {formatPoints} from "../../style/format.js";
import {standsOut} from "../slices/slices-answer.js";
import type {SystemSlice} from "./system-model.js";

/** A slice's departure in points with its sign, and an asterisk where it stands out; "refused" where it cannot be told. */
export function signedSurprise({surprise}: Pick<SystemSlice, "surprise">): string {
  if (isRefusal(surprise)) return "refused";
  const sign = surprise.value > 0 && formatPoints(surprise.value) !== "0.0" ? "+" : "";
  return `${sign}${formatPoints(surprise.value)}${standsOut({surprise}) ? "*" : ""}`;
}
