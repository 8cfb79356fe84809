import {html} from "htl";
import {reason} from "../../models/value/answer.js";
import type {Quantity} from "../../models/quantity.js";
import {isRefusal} from "../../statistics/estimate.js";

/** The number of a quantity, or "refused" with the reason on focus and in print. */
export function quantityText(quantity: Quantity, format: (x: number) => string): string | HTMLElement {
  return isRefusal(quantity) ? refusedText(reason(quantity.refused)) : format(quantity.value);
}

/** A word in place of a number, "refused" or "unknown", and why when a reader asks. */
export function refusedText(why: string, word = "refused"): HTMLElement {
  return html`<span class="refused" tabindex="0">${word}<span class="reason"> ${why}</span></span>`;
}
