import type {RatingFacts} from "../../tables/rating-facts.js";

/** How items came to be rated by people: with logged chances that differ, with equal ones, or nobody said. */
export interface ReviewChances {
  /** `equal`: all logged and alike; `unequal`: all logged; `unlogged`: at least one is not. */
  kind: "equal" | "unequal" | "unlogged";
  of: ReadonlyMap<number, number>;
}

/** The logged chance of review of each item that people rated along a dimension. */
export function reviewChances(ratings: RatingFacts, dimension: number): ReviewChances {
  const of = new Map<number, number>();
  const rated = new Set<number>();
  for (let i = 0; i < ratings.length; i++) {
    if (ratings.dimension[i] !== dimension || ratings.raters[ratings.rater[i]!]!.kind !== "human") continue;
    const item = ratings.item[i]!;
    const chance = ratings.inclusion_probability[i]!;
    rated.add(item);
    if (chance > 0 && chance <= 1 && !of.has(item)) of.set(item, chance);
  }
  if (of.size < rated.size || rated.size === 0) return {kind: "unlogged", of};
  const chances = [...of.values()];
  const alike = Math.max(...chances) - Math.min(...chances) < 1e-6;
  return {kind: alike ? "equal" : "unequal", of};
}
