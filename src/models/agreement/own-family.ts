import type {Facts} from "../../tables/cells.js";
import type {RatingFacts} from "../../tables/rating-facts.js";
import type {RatingTable} from "./rating-table.js";

/** The systems among the rated ones that are of a judge's own family: whoever reads its verdicts has to know. */
export function ownFamily(ratings: RatingFacts, facts: Facts, table: RatingTable): (family: string | null) => string[] {
  const systems = [...new Set(table.items.map((i) => ratings.items[i]!.system))]
    .filter((s) => s >= 0)
    .sort((a, b) => a - b);
  return (family) =>
    family === null
      ? []
      : systems.filter((s) => sameName(facts.systems[s]!.family, family)).map((s) => facts.systems[s]!.system);
}

function sameName(a: string | null, b: string): boolean {
  return a !== null && a.toLowerCase() === b.toLowerCase();
}
