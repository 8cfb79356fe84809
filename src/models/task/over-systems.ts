import {isRefusal} from "../../statistics/estimate.js";
import {formatInterval} from "../../style/format.js";
import type {Quantity} from "../quantity.js";
import {reason} from "../value/answer.js";

/** Why a number over systems, not over tasks, is refused. */
export function reasonOverSystems(code: string): string {
  if (code === "n_too_small") return "too few systems";
  if (code === "no_variation" || code === "zero_variance") return "all systems do the same";
  return reason(code);
}

/** A quantity over systems with its interval as text. */
export function overSystems(q: Quantity, format: (x: number) => string): string {
  if (isRefusal(q)) return `refused: ${reasonOverSystems(q.refused)}`;
  return `${format(q.value)} (${formatInterval(q.low, q.high, format)})`;
}
