/** The one place where numbers become text. All functions are pure; the locale is fixed so that a page reads the same everywhere. */

export const minus = "\u2212";
const noBreakSpace = "\u00a0";
const wordJoiner = "\u2060";
const fixedLocale = "en-US";

const cache = new Map<string, Intl.NumberFormat>();

/** A number with a fixed count of decimals and a true minus: `12,500`, `−0.16`. Not finite is said in words. */
export function formatNumber(x: number, decimals = 0, locale = fixedLocale): string {
  if (Number.isNaN(x)) return "not a number";
  if (!Number.isFinite(x)) return "unbounded";
  const key = `${locale} ${decimals}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
    cache.set(key, format);
  }
  const text = format.format(Math.abs(x));
  // What rounds to nought has no sign.
  return x < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** A whole number with thousands parted: `12,500`. */
export function formatCount(n: number, locale = fixedLocale): string {
  return formatNumber(n, 0, locale);
}

/** A count with its noun in the right number: `1 task`, `500 tasks`; `plural` where an s is not enough. */
export function formatCountOf(n: number, noun: string, plural = `${noun}s`, locale = fixedLocale): string {
  return `${formatCount(n, locale)} ${n === 1 ? noun : plural}`;
}

/**
 * An amount of US dollars as a reader says it: whole from $10, cents below, two significant digits under ten
 * cents, where two systems would else look alike: `$131`, `$5.05`, `$0.053`, `$0.0031`.
 */
export function formatDollars(usd: number, locale = fixedLocale): string {
  if (!Number.isFinite(usd)) return formatNumber(usd);
  const size = Math.abs(usd);
  const sign = usd < 0 ? minus : "";
  if (size === 0) return "$0";
  if (size >= 9.995) return `${sign}$${formatNumber(size, 0, locale)}`;
  if (size >= 0.0995) return `${sign}$${formatNumber(size, 2, locale)}`;
  const decimals = Math.min(20, 1 - Math.floor(Math.log10(Number(size.toPrecision(2)))));
  return `${sign}$${formatNumber(size, decimals, locale)}`;
}

/** Dollars on an axis, without trailing noughts: `$0.1`, `$1`, `$250`. */
export function formatDollarTick(usd: number, locale = fixedLocale): string {
  const digits = Number(usd.toPrecision(3));
  const key = `${locale} up to 12`;
  let format = cache.get(key);
  if (format === undefined) cache.set(key, (format = new Intl.NumberFormat(locale, {maximumFractionDigits: 12})));
  const text = format.format(Math.abs(digits));
  return `${digits < 0 ? minus : ""}$${text}`;
}

/** A share in [0, 1] as percent: `74%`, with one decimal `74.2%`. */
export function formatPercent(share: number, decimals = 0, locale = fixedLocale): string {
  return Number.isFinite(share) ? `${formatNumber(share * 100, decimals, locale)}%` : formatNumber(share);
}

/** A share in [0, 1] as a bare number of percent, for a column whose head names the unit: `74.2`. */
export function formatShare(share: number, decimals = 1, locale = fixedLocale): string {
  return formatNumber(share * 100, decimals, locale);
}

/** A difference of shares in percentage points, without its unit: `5.0`, `−2.6`. */
export function formatPoints(difference: number, decimals = 1, locale = fixedLocale): string {
  return formatNumber(difference * 100, decimals, locale);
}

/** A signed number, plus included: `+2.1`, `−2.6`, `0.0`. */
export function formatSigned(x: number, decimals = 1, locale = fixedLocale): string {
  const text = formatNumber(x, decimals, locale);
  return x > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A coefficient, weight or score: two decimals with a leading nought, `0.49`. */
export function formatCoefficient(x: number, decimals = 2, locale = fixedLocale): string {
  return formatNumber(x, decimals, locale);
}

/** A probability of being on the frontier or in first place: `.72`, `1`, `0`. */
export function formatProbability(p: number): string {
  if (!Number.isFinite(p)) return formatNumber(p);
  const text = p.toFixed(2);
  if (text === "1.00") return "1";
  if (text === "0.00" || text === "-0.00") return "0";
  return text.replace("0.", ".");
}

/** A p-value: `.03`, below a thousandth `< .001`. */
export function formatPValue(p: number): string {
  if (!Number.isFinite(p)) return formatNumber(p);
  if (p < 0.001) return `<${noBreakSpace}.001`;
  if (p < 0.01) return p.toFixed(3).replace("0.", ".");
  return formatProbability(p);
}

/**
 * An interval in words, `1.0 to 8.8`, each end by `format`. A side without bound is said: `1.22 to unbounded`, and
 * `unbounded` alone where neither side has one.
 */
export function formatInterval(low: number | null, high: number | null, format: (x: number) => string): string {
  if (low === null && high === null) return "unbounded";
  return `${low === null ? "unbounded" : format(low)} to ${high === null ? "unbounded" : format(high)}`;
}

/** A symbol that keeps its number: `κ 0.49` with a no-break space. */
export function formatSymbol(symbol: string, text: string): string {
  return symbol + noBreakSpace + text;
}

/** Token counts: `340`, `1.2k`, `48k`, `2.5M`. */
export function formatTokens(n: number, locale = fixedLocale): string {
  if (!Number.isFinite(n)) return formatNumber(n);
  const size = Math.abs(n);
  if (size < 999.5) return formatNumber(n, 0, locale);
  if (size < 9_950) return `${formatNumber(n / 1e3, 1, locale)}k`;
  if (size < 999_500) return `${formatNumber(n / 1e3, 0, locale)}k`;
  return `${formatNumber(n / 1e6, size < 9_950_000 ? 1 : 0, locale)}M`;
}

/** A span of time given in seconds: `0.42 s`, `12 s`, `3 min`, `2.5 h`. */
export function formatSeconds(seconds: number, locale = fixedLocale): string {
  if (!Number.isFinite(seconds)) return formatNumber(seconds);
  const size = Math.abs(seconds);
  if (size < 9.95) return `${formatNumber(seconds, size < 1 ? 2 : 1, locale)}${noBreakSpace}s`;
  if (size < 119.5) return `${formatNumber(seconds, 0, locale)}${noBreakSpace}s`;
  if (size < 7170) return `${formatNumber(seconds / 60, 0, locale)}${noBreakSpace}min`;
  return `${formatNumber(seconds / 3600, 1, locale)}${noBreakSpace}h`;
}

/** A system's name that does not break at its hyphens. For HTML; lines of a chart do not wrap and need none. */
export function formatSystem(name: string): string {
  return name.replaceAll("-", `-${wordJoiner}`);
}

/** Names as prose: `A`, `A and B`, `A, B and C`. */
export function formatList(items: string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** A place in a row: `1st`, `2nd`, `11th`. */
export function formatOrdinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const end = teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${formatNumber(n)}${end}`;
}
