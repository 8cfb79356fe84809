import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {abilityGrid, checkItems, softplus, type IrtItems} from "./irt-2pl.js";

/** The ability of one system. */
export interface Ability extends Estimate {
  theta: number;
  sd: number;
  /** Log chance of these answers from a system drawn at random. */
  marginal_loglik: number;
}

/**
 * The ability of a system from which items it passed, in standard deviations of the population of systems.
 *
 * The mean of the posterior under a standard normal prior, which exists also for a system that passes everything. On a
 * grid fine enough for some tens of items, refined around the mode for more.
 *
 * @param responses - 1, 0 or null where not tried, item by item
 * @param items - discriminations and difficulties, taken as known
 * @returns an estimate, value ± z·sd of the posterior, n = items tried; refused `n_zero` where none was
 * @see Bock and Mislevy (1982), Appl. Psychol. Meas. 6, 431–444
 */
export function irt2plEap(
  responses: readonly (number | null)[],
  items: IrtItems,
  {level = 0.95} = {}
): Ability | Refusal {
  checkLevel(level);
  checkItems(items);
  checkSameLength(responses, items.a, "responses and items");
  responses.forEach((y, j) => {
    if (y !== 0 && y !== 1 && y !== null) throw new TypeError(`responses[${j}] must be 0, 1 or null, got ${y}`);
  });
  const n = responses.filter((y) => y !== null).length;
  if (n === 0) return refuse("n_zero", 0);

  const coarse = moments(abilityGrid, responses, items);
  // A posterior much narrower than a step of the grid is laid out again over its own width.
  const narrow = coarse.sd < 0.5;
  const width = Math.max(coarse.sd, 0.05);
  const fine = Float64Array.from({length: 121}, (_, q) => coarse.theta + (q / 60 - 1) * 8 * width);
  const {theta, sd, marginal_loglik} = narrow ? moments(fine, responses, items) : coarse;
  const half = zFor(level) * sd;
  const flags: Flag[] = n < smallN ? ["model_based", "small_n"] : ["model_based"];
  return {value: theta, low: theta - half, high: theta + half, n, method: "2pl eap", flags, theta, sd, marginal_loglik};
}

function moments(grid: Float64Array, responses: readonly (number | null)[], {a, b}: IrtItems) {
  const step = grid[1]! - grid[0]!;
  const logs = grid.map((theta) => {
    let sum = -(theta * theta) / 2 - Math.log(2 * Math.PI) / 2;
    responses.forEach((y, j) => {
      if (y === null) return;
      const logit = a[j]! * (theta - b[j]!);
      sum -= softplus(y === 1 ? -logit : logit);
    });
    return sum;
  });
  const most = logs.reduce((max, log) => Math.max(max, log), -Infinity);
  let total = 0;
  let first = 0;
  let second = 0;
  logs.forEach((log, q) => {
    const weight = Math.exp(log - most);
    total += weight;
    first += weight * grid[q]!;
    second += weight * grid[q]! ** 2;
  });
  const theta = first / total;
  return {theta, sd: Math.sqrt(second / total - theta * theta), marginal_loglik: most + Math.log(total * step)};
}
