import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatInterval, formatSymbol} from "../../style/format.js";
import {reason} from "../value/answer.js";
import type {Explained} from "./agreement-model.js";
import type {RatingTable} from "./rating-table.js";

/** Bounds from which agreement may be built on, tentatively and firmly (Krippendorff 2004). */
export const TENTATIVE = 0.667;
export const RELIABLE = 0.8;

/** The coefficient that fits two raters on a dimension: κ for labels, weighted κ for ordered verdicts, ICC for scores. */
export interface PairCoefficient {
  key: "cohen_kappa" | "weighted_kappa" | "icc2_1";
  symbol: string;
}

export function pairCoefficient({
  dimension: {level},
  categories
}: Pick<RatingTable, "dimension" | "categories">): PairCoefficient {
  if (level === "interval") return {key: "icc2_1", symbol: "ICC(2,1)"};
  if (level === "ordinal" && categories.length > 2) return {key: "weighted_kappa", symbol: "weighted κ"};
  return {key: "cohen_kappa", symbol: "κ"};
}

/** `κ 0.49 (0.45 to 0.54)`, or the reason for which it is refused. */
export function coefficientWords(symbol: string, quantity: Explained): string {
  if (isRefusal(quantity)) return `${symbol} refused: ${whyRefused(quantity)}`;
  const {value, low, high} = quantity;
  const known = low !== null || high !== null;
  const margin = known ? ` (${formatInterval(low, high, (x) => formatCoefficient(x))})` : " (interval unknown)";
  return formatSymbol(symbol, formatCoefficient(value)) + margin;
}

/** Why a value was refused, in words. */
export function whyRefused(quantity: Explained): string {
  return quantity.why ?? (isRefusal(quantity) ? reason(quantity.refused) : "");
}

/** How a coefficient stands to the two bounds, by the lower end of its interval. */
export function standing(quantity: Explained | undefined): "reliable" | "tentative" | "unshown" | "low" | "unknown" {
  if (!quantity || isRefusal(quantity)) return "unknown";
  const {value, low, high} = quantity;
  if (low === null) return value < TENTATIVE ? "low" : "unshown";
  if (low >= RELIABLE) return "reliable";
  if (low >= TENTATIVE) return "tentative";
  return high !== null && high >= TENTATIVE ? "unshown" : "low";
}
