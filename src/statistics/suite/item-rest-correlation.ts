import {refuse, type Refusal} from "../estimate.js";
import {isZeroSpread, mean, sumOfProducts, sumOfSquares} from "../rates/moments.js";
import {checkScores} from "./cronbach-alpha.js";

/**
 * For each task, whether systems good at the rest of the suite are good at it too.
 *
 * A task on which the better systems do worse is most often a broken test: the most useful thing a suite can say of itself.
 *
 * @param data - systems in rows, tasks in columns, complete, any unit
 * @returns `r`, correlation of each task with the sum of the others, null where either does not vary, and `negative`, the
 *   indices of the tasks below 0; refused `n_too_small` below three systems or two tasks
 * @see Lord and Novick (1968), Statistical Theories of Mental Test Scores
 */
export function itemRestCorrelation(
  data: readonly ArrayLike<number>[]
): {r: (number | null)[]; negative: number[]; n: number} | Refusal {
  const items = checkScores(data);
  const n = data.length;
  if (n < 3 || items < 2) return refuse("n_too_small", n);
  const totals = data.map((row) => items * mean(row));
  const r = Array.from({length: items}, (_, j) => {
    const item = data.map((row) => row[j]!);
    const rest = totals.map((total, i) => total - item[i]!);
    const [spreadItem, spreadRest] = [sumOfSquares(item), sumOfSquares(rest)];
    const flat = (spread: number, x: number[]) => isZeroSpread(Math.sqrt(spread), Math.sqrt(sumOfSquares(x, 0)));
    if (flat(spreadItem, item) || flat(spreadRest, rest)) return null;
    return sumOfProducts(item, rest) / Math.sqrt(spreadItem * spreadRest);
  });
  return {r, negative: r.flatMap((one, j) => (one !== null && one < 0 ? [j] : [])), n};
}
