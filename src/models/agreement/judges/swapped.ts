/**
 * How a workspace says that a judge saw a pair in the other order: the dimension's name followed by this. Labels name
 * the answers and not their places, so that a steady judge says the same in both.
 */
const SWAPPED = " (swapped)";

/** Whether a dimension is another one with the answers in the other order. */
export function isSwapped(dimension: string): boolean {
  return dimension.endsWith(SWAPPED);
}

/** The dimension that asks the same with the answers in the other order. */
export function swappedOf(dimension: string): string {
  return dimension + SWAPPED;
}
