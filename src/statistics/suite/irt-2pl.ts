import {checkNumbers, checkSameLength} from "../rates/check.js";

/** The items of a suite on the scale of ability, list by list. */
export interface IrtItems {
  /** How sharply each item tells able systems from less able ones, above 0. */
  a: ArrayLike<number>;
  /** The ability at which a system passes each item half of the time. */
  b: ArrayLike<number>;
}

/** The chance that a system of ability theta passes an item. */
export function passChance(theta: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(-a * (theta - b)));
}

/** log(1 + exp(x)) without overflow: minus the log chance of a fail at logit x. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Throws unless a and b belong together and every a is above 0. */
export function checkItems({a, b}: IrtItems): void {
  checkSameLength(a, b, "discriminations and difficulties");
  checkNumbers(a, "a");
  checkNumbers(b, "b");
  for (let j = 0; j < a.length; j++) if (!(a[j]! > 0)) throw new TypeError(`a[${j}] must be above 0, got ${a[j]}`);
}

/** Abilities from −6 to 6 in steps of .2: exact to 1e-6 for up to some tens of items. */
export const abilityGrid = Float64Array.from({length: 61}, (_, q) => -6 + q / 5);
