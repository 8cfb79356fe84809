import {refuse, type Refusal} from "../estimate.js";

/** Throws unless the level of an interval is a share strictly between 0 and 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new TypeError(`level must be between 0 and 1, got ${level}`);
}

/** Throws unless every element is a finite number; the name goes into the message. */
export function checkNumbers(values: ArrayLike<number>, name: string): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) throw new TypeError(`${name}[${i}] must be a finite number, got ${values[i]}`);
}

/** The sum of a list, every element of which must be a finite number: `checkNumbers` in the pass that adds up. */
export function checkedSum(values: ArrayLike<number>, name: string): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) throw new TypeError(`${name}[${i}] must be a finite number, got ${value}`);
    sum += value;
  }
  return sum;
}

/** Throws unless two lists that belong together have the same length. */
export function checkSameLength(a: ArrayLike<unknown>, b: ArrayLike<unknown>, what: string): void {
  if (a.length !== b.length) throw new TypeError(`${what} must have the same length, got ${a.length} and ${b.length}`);
}

/** Throws unless the number is whole and at least `least`. */
export function checkWhole(x: number, name: string, least = 1): void {
  if (!Number.isInteger(x) || x < least) throw new TypeError(`${name} must be a whole number from ${least}, got ${x}`);
}

/** The reason why x passes out of n cannot be, or null when they can. */
export function refusedCounts(x: number, n: number): Refusal | null {
  if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n) return refuse("invalid_counts", n);
  return n === 0 ? refuse("n_zero", 0) : null;
}
