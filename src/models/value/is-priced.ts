import type {SystemTasks} from "./select-cells.js";

/** A system with more unknown costs than this share stands beside the frontier (design §4). */
const UNPRICED_ABOVE = 0.05;

/** Share of a system's attempts whose cost is not known, in [0, 1]. */
export function unknownShare({attempts, cost_unknown}: Pick<SystemTasks, "attempts" | "cost_unknown">): number {
  return attempts > 0 ? cost_unknown / attempts : 1;
}

/** Whether a system has a price: nearly all its costs are known, and something was spent. */
export function isPriced(s: Pick<SystemTasks, "attempts" | "cost_unknown" | "cost_usd">): boolean {
  // All-zero costs that are really reported (no call made) are a price; the frontier's log axis needs a positive one.
  return unknownShare(s) <= UNPRICED_ABOVE && s.cost_usd.some((c) => c > 0);
}
