import {refuse, type Refusal} from "../estimate.js";
import {checkItems, passChance, type IrtItems} from "./irt-2pl.js";

/** What each item, and all together, tell about systems of one ability. */
export interface IrtInformation {
  p: number[];
  info: number[];
  total_info: number;
  /** Standard error with which the suite places such a system. */
  se: number;
}

/**
 * How much each item tells about systems of a given ability: an item everybody passes tells nothing.
 *
 * @param theta - ability, in standard deviations of the population of systems
 * @param items - discriminations and difficulties
 * @returns chances, informations a²·p·(1 − p), their sum, and the error it leaves; refused `n_zero` without items and
 *   `zero_variance` where the items tell nothing at all there
 * @see Birnbaum (1968) in Lord and Novick, Statistical Theories of Mental Test Scores
 */
export function irt2plInformation(theta: number, items: IrtItems): IrtInformation | Refusal {
  if (!Number.isFinite(theta)) throw new TypeError(`theta must be a finite number, got ${theta}`);
  checkItems(items);
  const {a, b} = items;
  if (a.length === 0) return refuse("n_zero", 0);
  const p = Array.from(a, (discrimination, j) => passChance(theta, discrimination, b[j]!));
  const info = p.map((chance, j) => a[j]! ** 2 * chance * (1 - chance));
  const total_info = info.reduce((sum, one) => sum + one, 0);
  if (!(total_info > 1e-300)) return refuse("zero_variance", a.length);
  return {p, info, total_info, se: 1 / Math.sqrt(total_info)};
}
