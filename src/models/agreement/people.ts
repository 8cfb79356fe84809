import type {AgreementChoice} from "./agreement-model.js";
import type {RaterColumn, RatingTable} from "./rating-table.js";

/** Items a person has to have rated on a dimension to count as experienced with it. */
export const EXPERIENCED_ITEMS = 30;

export function isExperienced({fact, items}: RaterColumn): boolean {
  return fact.kind === "human" && items >= EXPERIENCED_ITEMS;
}

/** The people whose verdicts count under a choice. */
export function peopleOf({columns}: RatingTable, {people}: Pick<AgreementChoice, "people">): RaterColumn[] {
  return columns.filter((c) => c.fact.kind === "human" && (people === "all" || isExperienced(c)) && c.items > 0);
}

/**
 * What people say of each item together: of labels the one most of them chose, null where two are level; of ordered
 * verdicts the middle one, the lower of two; of scores the mean.
 */
export function majorityOf(table: RatingTable, people: readonly RaterColumn[]): (number | null)[] {
  const {level} = table.dimension;
  return table.items.map((_, i) => {
    const said = people.flatMap(({said}) => (said[i] === null ? [] : [said[i]!])).sort((a, b) => a - b);
    if (said.length === 0) return null;
    if (level === "interval") return said.reduce((sum, x) => sum + x, 0) / said.length;
    if (level === "ordinal") return said[Math.floor((said.length - 1) / 2)]!;
    return mostFrequent(said);
  });
}

/** The verdict that occurs most often, null where two occur equally often. */
export function mostFrequent(said: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const x of said) counts.set(x, (counts.get(x) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const first = [...counts].filter(([, n]) => n === most);
  return first.length === 1 ? first[0]![0] : null;
}

/**
 * The mean human rating of each item as a number that grows with approval; null where nobody rated the item, and
 * throughout where labels have no order and none of two says yes.
 */
export function meanRatings(table: RatingTable, people: readonly RaterColumn[]): (number | null)[] | null {
  const ordered = table.dimension.level !== "nominal";
  if (!ordered && table.yes === null) return null;
  return table.items.map((_, i) => {
    let sum = 0;
    let n = 0;
    for (const {said} of people) {
      const verdict = said[i] ?? null;
      if (verdict === null) continue;
      sum += ordered ? verdict : verdict === table.yes ? 1 : 0;
      n++;
    }
    return n === 0 ? null : sum / n;
  });
}

/** Where a mean rating begins to say yes: half way up the scale; null without a scale. */
export function middleOf(table: RatingTable): number | null {
  if (table.dimension.level === "nominal") return 0.5;
  return table.scale ? (table.scale[0] + table.scale[1]) / 2 : null;
}
