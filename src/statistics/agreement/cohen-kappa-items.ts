import {isRefusal, type Refusal} from "../estimate.js";
import type {UnitOptions} from "./bootstrap-units.js";
import {cohenKappa, type Kappa} from "./cohen-kappa.js";
import type {Rating} from "./ratings.js";
import {agreementTable} from "./table.js";

interface ItemOptions extends UnitOptions {
  weights?: "none" | "linear" | "quadratic";
  /** Categories that exist although nobody may have used them. */
  categories?: readonly (number | string)[];
}

/**
 * Cohen's kappa of two raters, item by item, with an interval from resampled items: those of one task are drawn together.
 *
 * Several answers to one task are judged alike more often than answers to different tasks, which the large-sample
 * interval of a table of counts cannot know.
 *
 * @param a - first rater's verdicts, null where there is none
 * @param b - second rater's, item by item
 * @param options - `weights` as in `cohenKappa`; `clusters`, one label an item; 1,000 replicates unless said, and with 0
 *   the large-sample interval
 * @returns an estimate, n = items both judged; refused as `cohenKappa`
 * @see Cohen (1960), Educ. Psychol. Meas. 20, 37–46; Field and Welsh (2007), J. R. Stat. Soc. B 69, 369–390
 */
export function cohenKappaItems(
  a: readonly Rating[],
  b: readonly Rating[],
  {categories: declared, clusters, replicates = 1000, ...options}: ItemOptions = {}
): Kappa | Refusal {
  const {table, categories} = agreementTable(a, b, {categories: declared});
  const labels = clusters ? inOrderOfCells(a, b, clusters, categories) : undefined;
  const kappa = cohenKappa(table, {...options, replicates, ...(labels ? {clusters: labels} : {})});
  if (isRefusal(kappa) || replicates === 0) return kappa;
  const {boot_low: low, boot_high: high} = kappa;
  const open = low === null || high === null;
  const flags = kappa.flags.filter((flag) => flag !== "unbounded_side");
  return {
    ...kappa,
    low,
    high,
    method: `${kappa.method} unit-bootstrap`,
    flags: open ? [...flags, "unbounded_side"] : flags
  };
}

/** The items' labels in the order in which a table lists its units: cell by cell, row by row. */
function inOrderOfCells(
  a: readonly Rating[],
  b: readonly Rating[],
  clusters: ArrayLike<string | number>,
  categories: readonly (number | string)[]
): (string | number)[] {
  const position = new Map<Rating, number>(categories.map((category, i) => [category, i]));
  const cells = Array.from({length: categories.length ** 2}, (): (string | number)[] => []);
  a.forEach((x, i) => {
    const y = b[i] ?? null;
    if (x === null || y === null) return;
    cells[position.get(x)! * categories.length + position.get(y)!]!.push(clusters[i]!);
  });
  return cells.flat();
}
