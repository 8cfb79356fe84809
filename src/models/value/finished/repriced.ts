import {paretoFront, type CostQuality} from "../../../statistics/value/pareto-front.js";
import type {Facts} from "../../../tables/cells.js";
import {known} from "../../quantity.js";
import type {PriceList, ValueSystem} from "../value-model.js";
import type {FinishedSystem, Repriced} from "./finished-model.js";
import {repricedText} from "./finished-words.js";
import {priceListName} from "./price-list-name.js";

/**
 * What changes at the other price list: who stands on the frontier of cost per completed task and quality, and the ranks
 * on cost, on the estimates and among the systems that both lists price; `null` where those are fewer than two.
 */
export function repriced(
  facts: Facts,
  systems: readonly ValueSystem[],
  finished: readonly FinishedSystem[],
  prices: PriceList
): Repriced | null {
  const both = finished.flatMap((f, j) => {
    const [stated, other] = [known(f.cost_usd_per_completed), known(f.cost_usd_per_completed_other)];
    const quality = known(systems[j]!.quality);
    return stated && other && quality && f.rank !== null
      ? [{system: f.system, stated: stated.value, other: other.value, quality: quality.value}]
      : [];
  });
  if (both.length < 2) return null;
  const front = (cost: "stated" | "other") =>
    paretoFront(both.map((s): CostQuality => [s[cost], s.quality]))
      .map((i) => both[i]!)
      .sort((a, b) => a[cost] - b[cost])
      .map((s) => s.system);
  const [now, then] = [front("stated"), front("other")];
  const rank = (cost: "stated" | "other", value: number) => 1 + both.filter((s) => s[cost] < value).length;
  const label = priceListName(facts, prices === "stated" ? "list" : "stated");
  const moved = both
    .map((s) => ({system: s.system, before: rank("stated", s.stated), after: rank("other", s.other)}))
    .filter((s) => s.before !== s.after)
    .sort((a, b) => a.after - b.after);
  const parts = {
    label,
    frontier: then,
    entered: then.filter((name) => !now.includes(name)),
    left: now.filter((name) => !then.includes(name)),
    moved
  };
  return {...parts, text: repricedText(parts, both, systems.length)};
}
