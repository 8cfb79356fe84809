import {formatDate} from "../../../style/format-date.js";
import type {Facts} from "../../../tables/cells.js";
import {known} from "../../quantity.js";
import type {PreparedValue} from "../prepare-value.js";
import type {PriceList, ValueChoice, ValueModel} from "../value-model.js";

/** A price list in words: "list prices of 1 December 2026", "your own list prices", "prices as stated". */
export function priceListName(facts: Facts, prices: PriceList): string {
  if (prices === "stated") return "prices as stated";
  const day = facts.systems.find((s) => s.sticker && s.sticker.as_of !== null)?.sticker?.as_of ?? null;
  return day === null ? "your own list prices" : `list prices of ${formatDate(day)}`;
}

/** The price lists a reader can choose from: none where the second prices no system, as with costs that come without tokens. */
export function priceOptions(
  facts: Facts,
  prepared: PreparedValue,
  {prices}: ValueChoice
): ValueModel["options"]["prices"] {
  if (prices === "stated" && !prepared.finished.other.some((q) => known(q))) return [];
  return (["stated", "list"] as const).map((value) => ({
    value,
    label: value === "stated" ? "as stated" : priceListName(facts, value)
  }));
}
