import {formatDollars, formatNumber} from "./format.js";

/** Dollars of tasks that cost cents, told apart: two significant digits below ten cents, `$0.053`, else as everywhere. */
export function smallDollars(usd: number): string {
  return usd >= 0.00995 && usd < 0.0995 ? `$${formatNumber(usd, 3)}` : formatDollars(usd);
}
