import type {Quantity} from "../models/quantity.js";

/** An estimate with its interval, as the models hand it over: the only kind of number a chart draws. */
export type Estimate = Exclude<Quantity, {refused: unknown}>;

/** Whether a quantity is an estimate and can be drawn. */
export function isEstimate(quantity: Quantity): quantity is Estimate {
  return !("refused" in quantity);
}
