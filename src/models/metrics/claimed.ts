import {mirrored} from "../../statistics/estimate.js";
import type {Quantity} from "../quantity.js";

/** An association in the direction the metric claims: positive where worse by the metric goes with more of the outcome. */
export function claimed(association: Quantity, direction: 1 | -1): Quantity {
  return direction === 1 ? association : mirrored(association);
}
