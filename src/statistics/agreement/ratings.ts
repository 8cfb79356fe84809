/** One rater's verdict on one unit; null where this rater did not rate this unit. */
export type Rating = number | string | null;

/** Units in rows, raters in columns; rows may differ in length, and null is a missing rating. */
export type Ratings = readonly (readonly Rating[])[];

/** Throws unless every rating is a finite number, a text or null. */
export function checkRatings(data: Ratings): void {
  data.forEach((row, u) =>
    row.forEach((rating, r) => {
      if (rating === null || typeof rating === "string" || Number.isFinite(rating)) return;
      throw new TypeError(`rating of unit ${u} by rater ${r} must be a number, a text or null, got ${rating}`);
    })
  );
}

/**
 * The distinct ratings in use: numbers by size, then texts by code point, so that no locale changes a figure.
 *
 * @param declared - categories that exist although nobody may have used them
 */
export function categoriesOf(data: Ratings, declared: readonly (number | string)[] = []): (number | string)[] {
  const seen = new Set<number | string>(declared);
  for (const row of data) for (const rating of row) if (rating !== null) seen.add(rating);
  return [...seen].sort((a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

/** The categories as numbers; throws where distances between texts would be needed. */
export function numericCategories(categories: readonly (number | string)[], why: string): number[] {
  return categories.map((category) => {
    if (typeof category === "number") return category;
    throw new TypeError(`${why} needs numbers as ratings, got ${JSON.stringify(category)}`);
  });
}

/** For each unit, how many raters chose each category. */
export function countsByUnit(data: Ratings, categories: readonly (number | string)[]): Float64Array[] {
  const column = new Map(categories.map((category, index) => [category, index]));
  return data.map((row) => {
    const counts = new Float64Array(categories.length);
    for (const rating of row) if (rating !== null) counts[column.get(rating)!]! += 1;
    return counts;
  });
}
