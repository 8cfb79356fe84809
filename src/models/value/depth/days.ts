/** The days among some dates, oldest first. */
export function daysOf(dates: readonly string[]): string[] {
  return [...new Set(dates.map((d) => d.slice(0, 10)))].sort();
}

/**
 * The day up to which an earlier frontier is looked at: the reader's, where something came later; else the last day but
 * one. `null` where everything is of one day.
 */
export function earlierDay(dates: readonly string[], since: string | null): string | null {
  const days = daysOf(dates);
  const last = days.at(-1);
  if (since !== null && last !== undefined && since < last && since >= days[0]!) return since;
  return days.at(-2) ?? null;
}
