/** The least, the median and the largest of some times, with how many there were. */
export interface Spread {
  /** What a busy machine touches least. */
  min: number;
  median: number;
  max: number;
  n: number;
}

/** The spread of at least one number; `null` of none. */
export function spread(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return {min: sorted[0]!, median: sorted[Math.floor((sorted.length - 1) / 2)]!, max: sorted.at(-1)!, n: sorted.length};
}
