const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
];

interface Day {
  year: number;
  month: number;
  day: number;
}

/** A date in words, `9 December 2025`, from the calendar day an ISO date or time begins with; no time zone is applied. */
export function formatDate(iso: string): string {
  const {year, month, day} = parse(iso);
  return `${day} ${months[month - 1]} ${year}`;
}

/**
 * A span of days in words, saying no more than it must: `9 December 2025`, `3 to 9 December 2025`,
 * `20 July to 9 December 2025`, `21 December 2024 to 3 October 2025`.
 */
export function formatDateRange(first: string, last: string): string {
  return range(first, last, " to ", (m) => months[m - 1]!);
}

/** The same in short, for a line of counts: `20 Jul – 9 Dec 2025`. */
export function formatDateRangeShort(first: string, last: string): string {
  return range(first, last, " – ", (m) => months[m - 1]!.slice(0, 3));
}

function range(first: string, last: string, between: string, monthName: (month: number) => string): string {
  const a = parse(first);
  const b = parse(last);
  const end = `${b.day} ${monthName(b.month)} ${b.year}`;
  if (a.year !== b.year) return `${a.day} ${monthName(a.month)} ${a.year}${between}${end}`;
  if (a.month !== b.month) return `${a.day} ${monthName(a.month)}${between}${end}`;
  return a.day === b.day ? end : `${a.day}${between}${end}`;
}

function parse(iso: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = Number(match?.[2]);
  if (match === null || month < 1 || month > 12) throw new RangeError(`needed a date such as 2025-12-09, got "${iso}"`);
  return {year: Number(match[1]), month, day: Number(match[3])};
}
