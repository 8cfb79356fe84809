import {html} from "htl";
import {known, type Quantity} from "../../models/quantity.js";
import {formatInterval} from "../../style/format.js";
import {quantityText} from "./quantity-text.js";

/** A number with its interval in brackets and fainter ink; a refused one keeps its word. */
export function intervalText(q: Quantity, format: (x: number) => string): (string | HTMLElement)[] {
  const e = known(q);
  if (!e) return [quantityText(q, format)];
  return [format(e.value), html`<span class="fainter"> (${formatInterval(e.low, e.high, format)})</span>`];
}
