import {isRefusal, refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";

/**
 * The difference of two quantities measured on different units, from their own two intervals.
 *
 * Squares and adds how far each quantity lies from the end of its interval that matters, so that a lopsided interval stays
 * lopsided. With Wilson's intervals this is Newcombe's; it serves where the two came about in different ways, as a
 * corrected rate and a plain one.
 *
 * @param a - any estimate; a side without bound gives a difference without bound there
 * @returns an estimate of a − b at the level of the two, n both counts together, flag `unpaired`; a refusal of either is
 *   passed on
 * @see Zou and Donner (2008), Stat. Med. 27, 1693–1702
 */
export function moverDifference(a: Estimate | Refusal, b: Estimate | Refusal): Estimate | Refusal {
  const n = a.n + b.n;
  if (isRefusal(a)) return refuse(a.refused, n);
  if (isRefusal(b)) return refuse(b.refused, n);
  const value = a.value - b.value;
  const reach = (from: number | null, to: number | null) =>
    from === null || to === null ? null : Math.hypot(from, to);
  const down = reach(a.low === null ? null : a.value - a.low, b.high === null ? null : b.high - b.value);
  const up = reach(a.high === null ? null : a.high - a.value, b.low === null ? null : b.value - b.low);
  const flags: Flag[] = ["unpaired"];
  if (down === null || up === null) flags.push("unbounded_side");
  for (const flag of ["small_n", "few_clusters"] as const)
    if (a.flags.includes(flag) || b.flags.includes(flag)) flags.push(flag);
  return {
    value,
    low: down === null ? null : value - down,
    high: up === null ? null : value + up,
    n,
    method: "mover",
    flags
  };
}
