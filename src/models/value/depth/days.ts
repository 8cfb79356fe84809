/** The days among some dates, oldest first. */
export function daysOf(dates: readonly string[]): string[] {
  return [...new Set(dates.map((d) => d.slice(0, 10)))].sort();
}

/**
 * The day up to which an earlier frontier is looked at: the reader's, or the last with runs before it; else the last day
 * but one. `null` where there was nothing yet, or everything is of one day.
 */
export function earlierDay(dates: readonly string[], since: string | null): string | null {
  const days = daysOf(dates);
  const last = days.at(-1);
  // Nothing happened between two days with runs: the earlier of them stands for both.
  if (since !== null && last !== undefined && since < last) return days.filter((d) => d <= since).at(-1) ?? null;
  return days.at(-2) ?? null;
}
