import type {Facts} from "../../tables/cells.js";
import {selectionOptions} from "./selection-options.js";
import type {Suite} from "./suites.js";
import type {FrontierOver, ValueModel} from "./value-model.js";

/** What the value page's controls offer beside the choice among attempts: its prices and what its frontier is over. */
export function valueOptions(
  facts: Facts,
  all: readonly Suite[],
  suite: Suite | null,
  prices: ValueModel["options"]["prices"],
  over: FrontierOver[]
): ValueModel["options"] {
  return {...selectionOptions(facts, all, suite), over, prices};
}
