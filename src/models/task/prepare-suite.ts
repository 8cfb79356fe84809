import type {Cells, Facts} from "../../tables/cells.js";
import type {Suite} from "../value/suites.js";
import {itemStatistics, type ItemStatistics} from "./item-statistics.js";
import {fieldOf, gridOf, type Field, type Grid} from "./task-field.js";
import {byDifficulty, type RankedTask} from "./task-order.js";

/** All of a suite that another of its tasks leaves as it is. */
export interface PreparedSuite {
  field: Field;
  grid: Grid;
  /** Its tasks, the hardest first. */
  ranked: RankedTask[];
  /** By index into `facts.tasks`. */
  statistics: ReadonlyMap<number, ItemStatistics>;
}

const prepared = new WeakMap<Cells, Map<string, PreparedSuite>>();

/** A suite made ready once: going from task to task asks for the same tens of thousands of cells again and again. */
export function prepareSuite(facts: Facts, cells: Cells, suite: Suite | null): PreparedSuite {
  const suites = prepared.get(cells) ?? new Map<string, PreparedSuite>();
  prepared.set(cells, suites);
  const key = suite?.value ?? "";
  let found = suites.get(key);
  if (!found) {
    const field = fieldOf(facts, cells, suite);
    const grid = gridOf(field);
    found = {field, grid, ranked: byDifficulty(facts, field), statistics: itemStatistics(grid)};
    suites.set(key, found);
  }
  return found;
}
