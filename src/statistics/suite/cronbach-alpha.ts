import {fQuantile} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfSquares, variance} from "../rates/moments.js";

/** Throws unless every row has the same number of finite scores; returns that number. */
export function checkScores(data: readonly ArrayLike<number>[]): number {
  const items = data[0]?.length ?? 0;
  data.forEach((row, i) => {
    if (row.length !== items) throw new TypeError(`every row needs ${items} scores: row ${i} has ${row.length}`);
    checkNumbers(row, `data[${i}]`);
  });
  return items;
}

/**
 * How consistently the tasks of a suite rank the same systems: the reliability of the total score.
 *
 * On passes and fails this is KR-20. It grows with the number of tasks, whether or not they measure one thing. The interval
 * is Feldt's, from F quantiles; below 0 the tasks contradict each other.
 *
 * @param data - systems in rows, tasks in columns, complete, any unit
 * @returns an estimate, n = systems; refused `n_too_small` below two systems or tasks, `zero_variance` when all totals are
 *   the same
 * @see Cronbach (1951), Psychometrika 16, 297–334; Feldt (1965), Psychometrika 30, 357–370
 */
export function cronbachAlpha(data: readonly ArrayLike<number>[], {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const items = checkScores(data);
  const n = data.length;
  if (n < 2 || items < 2) return refuse("n_too_small", n);
  const totals = data.map((row) => items * mean(row));
  const spread = variance(totals);
  if (isZeroSpread(Math.sqrt(spread), Math.sqrt(sumOfSquares(totals, 0) / n))) return refuse("zero_variance", n);
  let within = 0;
  for (let j = 0; j < items; j++) within += variance(data.map((row) => row[j]!));
  const value = (items / (items - 1)) * (1 - within / spread);
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  // Alpha 1 leaves no error to judge the spread by.
  if (1 - value < 1e-12)
    return {value, low: null, high: null, n, method: "feldt f", flags: [...flags, "unbounded_side"]};
  const df = (n - 1) * (items - 1);
  const bound = (tail: number) => 1 - (1 - value) * fQuantile(tail, n - 1, df);
  return {value, low: bound((1 + level) / 2), high: bound((1 - level) / 2), n, method: "feldt f", flags};
}
