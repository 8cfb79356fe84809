import {zFor} from "../distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";

/** What an association says about a metric; `n_needed` is about how many items would settle it, where any number would. */
export interface CorrelationVerdict {
  verdict: "leading" | "recalibrate" | "undetermined";
  n_needed: number | null;
}

/**
 * Whether a metric has earned its place: "leading" when even the cautious end of the interval is above .5 in size,
 * "recalibrate" when even the hopeful end is below .3, else "undetermined".
 *
 * The whole interval is judged, never the point: at 30 items a correlation of .5 is compatible with .15. `n_needed` uses
 * Bonett and Wright's error and presumes that the correlation seen is the true one; it is null between the two thresholds,
 * where more items settle only that it is neither.
 *
 * @param association - from `spearmanCi` and its kin; under 10 items, or refused, it is undetermined
 */
export function correlationVerdict(
  association: Estimate | Refusal,
  {recalibrateBelow = 0.3, leadingAbove = 0.5, level = 0.95} = {}
): CorrelationVerdict {
  checkLevel(level);
  if (isRefusal(association) || association.low === null || association.high === null)
    return {verdict: "undetermined", n_needed: null};
  const {value, low, high, n} = association;
  const cautious = low > 0 ? low : high < 0 ? -high : 0;
  if (n >= 10 && cautious > leadingAbove) return {verdict: "leading", n_needed: null};
  if (n >= 10 && Math.max(-low, high) < recalibrateBelow) return {verdict: "recalibrate", n_needed: null};
  const size = Math.min(Math.abs(value), 1 - 1e-9);
  const threshold = size > leadingAbove ? leadingAbove : size < recalibrateBelow ? recalibrateBelow : null;
  if (threshold === null) return {verdict: "undetermined", n_needed: null};
  const distance = Math.atanh(size) - Math.atanh(threshold);
  const needed = 3 + (zFor(level) ** 2 * (1 + size ** 2 / 2)) / distance ** 2;
  return {verdict: "undetermined", n_needed: Math.max(10, Math.ceil(needed))};
}
