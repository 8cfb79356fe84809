import {formatNumber, formatPercent} from "../../style/format.js";

const FRACTIONS: readonly [number, string][] = [
  [3 / 4, "three quarters of"],
  [2 / 3, "two thirds of"],
  [3 / 5, "three fifths of"],
  [1 / 2, "half of"],
  [2 / 5, "two fifths of"],
  [1 / 3, "a third of"],
  [1 / 4, "a quarter of"],
  [1 / 5, "a fifth of"],
  [1 / 6, "a sixth of"],
  [1 / 7, "a seventh of"],
  [1 / 8, "an eighth of"],
  [1 / 9, "a ninth of"],
  [1 / 10, "a tenth of"]
];

/** How far off a fraction in words may be before the percent is said instead. */
const NEAR = 0.08;

/** A cost against another as a reader says it: `a ninth of`, `39% of`, `about`; completes "costs … what X costs". */
export function fractionOf(cheaper: number, dearer: number): string {
  const ratio = cheaper / dearer;
  if (ratio > 0.87) return "about";
  if (ratio < 1 / 10.5) return `one ${ordinal(Math.round(1 / ratio))} of`;
  const nearest = [...FRACTIONS].sort(
    (a, b) => Math.abs(Math.log(a[0] / ratio)) - Math.abs(Math.log(b[0] / ratio))
  )[0]!;
  return Math.abs(nearest[0] / ratio - 1) <= NEAR ? nearest[1] : `${formatPercent(ratio)} of`;
}

/** How many times dearer: `twice`, `nine times`, `1.3 times`. */
export function timesAsMuch(ratio: number): string {
  const words = ["", "", "twice", "three times", "four times", "five times", "six times", "seven times", "eight times"];
  const whole = Math.round(ratio);
  if (Math.abs(ratio - whole) / ratio < NEAR && whole >= 2)
    return words[whole] ?? (whole === 9 ? "nine times" : `${formatNumber(whole)} times`);
  return ratio < 10 ? `${formatNumber(ratio, 1)} times` : `${formatNumber(whole)} times`;
}

/** Small whole numbers as words, as prose has them: `two`, `twelve`, `25`. */
export function countWord(n: number): string {
  const words = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
  return words[n] ?? formatNumber(n);
}

/** The same at the start of a sentence. */
export function countWordCapital(n: number): string {
  const word = countWord(n);
  return word[0]!.toUpperCase() + word.slice(1);
}

function ordinal(n: number): string {
  const rest = n % 100;
  if (rest >= 11 && rest <= 13) return `${n}th`;
  return `${n}${({1: "st", 2: "nd", 3: "rd"} as Record<number, string>)[n % 10] ?? "th"}`;
}
