import {isRefusal} from "../../statistics/estimate.js";
import {formatInterval} from "../../style/format.js";
import type {Quantity} from "../quantity.js";
import {reason} from "../value/answer.js";

/** A quantity with its interval as text: `60.0 (55.1 to 64.9)`, or `refused: no task was completed`. */
export function quantityWords(q: Quantity, format: (x: number) => string): string {
  if (isRefusal(q)) return `refused: ${reason(q.refused)}`;
  return `${format(q.value)} (${formatInterval(q.low, q.high, format)})`;
}
