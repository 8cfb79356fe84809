import {refuse, type Estimate, type Refusal} from "../estimate.js";

/**
 * The reliability of a panel `factor` times as large as one whose reliability is known.
 *
 * @param r - reliability of the present panel, above −1 and at most 1
 * @param options - `factor`, how many times as many raters, above 0; `low` and `high`, the bounds of r, are carried along
 * @returns an estimate without an interval of its own: bounds are those given, transformed; refused `zero_variance` where
 *   r is so negative that no true variance is left to scale
 * @see Spearman (1910), Br. J. Psychol. 3, 271–295; Brown (1910), ibid. 296–322
 */
export function spearmanBrown(
  r: number,
  {factor, low = null, high = null}: {factor: number; low?: number | null; high?: number | null}
): Estimate | Refusal {
  if (!(r > -1 && r <= 1)) throw new TypeError(`reliability must be above -1 and at most 1, got ${r}`);
  if (!(factor > 0 && Number.isFinite(factor))) throw new TypeError(`factor must be above 0, got ${factor}`);
  const at = (x: number) => (1 + (factor - 1) * x > 1e-12 ? (factor * x) / (1 + (factor - 1) * x) : null);
  const value = at(r);
  if (value === null) return refuse("zero_variance", 1);
  const bounds = {low: low === null ? null : at(low), high: high === null ? null : at(high)};
  const open = bounds.low === null || bounds.high === null;
  return {value, ...bounds, n: 1, method: "spearman-brown", flags: open ? ["unbounded_side"] : []};
}

/**
 * How many raters a panel needs for a target reliability, given the reliability of a single rater.
 *
 * @param r - reliability of one rater, between 0 and 1
 * @param options - `target`, the reliability wanted, below 1
 * @returns a whole number of raters, at least 1
 * @throws TypeError for r or target outside (0, 1): a rater without any reliability cannot be made up for by more
 */
export function ratersNeeded(r: number, {target = 0.8} = {}): number {
  if (!(r > 0 && r < 1)) throw new TypeError(`reliability of one rater must be between 0 and 1, got ${r}`);
  if (!(target > 0 && target < 1)) throw new TypeError(`target reliability must be between 0 and 1, got ${target}`);
  return Math.max(1, Math.ceil((target * (1 - r)) / (r * (1 - target)) - 1e-9));
}
