import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";

/**
 * What each system's record on the other items leads one to expect of it on one item, given how hard that item is.
 *
 * The item moves the log odds of every record by one shift, the one under which the systems together pass as often as
 * they did: the Rasch model with abilities taken from the records. Each system counts once, however often it tried,
 * since its tries at one item go together. The interval is that of the shift alone.
 *
 * @param observed - share of its tries at the item that each system passed, in [0, 1]
 * @param record - share of the other items it passed
 * @param items - how many those are; a record of none or all is drawn in by half an item
 * @returns an estimate a system, n = systems; refused `n_too_small` under three, `no_variation` where all pass always or
 *   none ever does, and nothing can then be out of line
 * @see Rasch (1960), Probabilistic Models for Some Intelligence and Attainment Tests
 */
export function expectedOnItem(
  observed: ArrayLike<number>,
  record: ArrayLike<number>,
  items: ArrayLike<number>,
  {level = 0.95} = {}
): Estimate[] | Refusal {
  checkLevel(level);
  checkSameLength(observed, record, "observed and record");
  checkSameLength(observed, items, "observed and items");
  checkNumbers(observed, "observed");
  checkNumbers(record, "record");
  const n = observed.length;
  if (n < 3) return refuse("n_too_small", n);
  let passed = 0;
  for (let i = 0; i < n; i++) passed += observed[i]!;
  if (passed < 1e-9 || passed > n - 1e-9) return refuse("no_variation", n);
  const ability = Array.from({length: n}, (_, i) => {
    const share = (record[i]! * items[i]! + 0.5) / (items[i]! + 1);
    return Math.log(share / (1 - share));
  });
  const {shift, information} = shiftOf(ability, passed);
  const half = zFor(level) / Math.sqrt(information);
  const flags: Flag[] = n < smallN ? ["model_based", "small_n"] : ["model_based"];
  return ability.map((theta) => ({
    value: chance(theta + shift),
    low: chance(theta + shift - half),
    high: chance(theta + shift + half),
    n,
    method: "rasch, ability given",
    flags
  }));
}

/** The shift under which the expected passes are those seen, by halving: they grow with the shift. */
function shiftOf(ability: readonly number[], passed: number): {shift: number; information: number} {
  const farthest = Math.max(...ability.map(Math.abs)) + 40;
  let [low, high] = [-farthest, farthest];
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    const expected = ability.reduce((sum, theta) => sum + chance(theta + middle), 0);
    if (expected < passed) low = middle;
    else high = middle;
  }
  const shift = (low + high) / 2;
  const information = ability.reduce((sum, theta) => sum + chance(theta + shift) * (1 - chance(theta + shift)), 0);
  return {shift, information};
}

function chance(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
