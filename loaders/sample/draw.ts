// The sample's own randomness. A stream has a name, so that a new draw in one file leaves all others as they were, and
// the generator is written out here, so that no update of a package ever changes the committed sample.

/** A named, seeded stream of uniform numbers in [0, 1). */
export type Draw = () => number;

const DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/**
 * A reproducible stream of uniform numbers for one purpose.
 *
 * The name is hashed (FNV-1a) into the state of sfc32, which passes the usual test batteries at 128 bits of state.
 *
 * @param seed - whole number; the whole sample hangs on it
 * @param name - what the stream is for
 */
export function stream(seed: number, name: string): Draw {
  let hash = 2166136261 ^ seed;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  let a = hash | 0;
  let b = (seed ^ 0x9e3779b9) | 0;
  let c = Math.imul(hash, 0x85ebca6b) | 0;
  let d = 1;
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

/** A standard normal number, by Box and Muller (1958). */
export function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** A count with the given mean, by Knuth's product of uniforms; for means under about 30. */
export function poisson(draw: Draw, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = draw(); product > limit; product *= draw()) count++;
  return count;
}

/** A positive number whose logarithm is normal: `median` in the middle, `spread` the standard deviation of the log. */
export function lognormal(draw: Draw, median: number, spread: number): number {
  return median * Math.exp(spread * normal(draw));
}

/** The probability that belongs to a log-odds. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** One of the list, each as likely as the next. */
export function pick<T>(draw: Draw, list: readonly T[]): T {
  return list[Math.floor(draw() * list.length)] as T;
}

/** The list in a random order, by Fisher and Yates. */
export function shuffled<T>(draw: Draw, list: readonly T[]): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** A 22-character id as Inspect gives its logs and samples. */
export function shortId(draw: Draw): string {
  let id = "";
  for (let i = 0; i < 22; i++) id += DIGITS[Math.floor(draw() * DIGITS.length)];
  return id;
}

/** A version 4 UUID as promptfoo gives its rows. */
export function uuid(draw: Draw): string {
  const hex = (digits: number) => {
    let text = "";
    for (let i = 0; i < digits; i++) text += Math.floor(draw() * 16).toString(16);
    return text;
  };
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(draw, ["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
}

/** The x in [low, high] where a rising function reaches the target, by forty halvings. */
export function solve(rising: (x: number) => number, target: number, low = -12, high = 12): number {
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
