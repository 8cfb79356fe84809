import type {CompareAsked} from "../models/compare/ask-compare.js";
import type {CompareModel} from "../models/compare/compare-model.js";
import type {Facts} from "../tables/cells.js";

/** What the page sends: first where the cells are, then each choice. */
export type ToCompareWorker =
  | {kind: "open"; facts: Facts; cells: string}
  | {kind: "compose"; id: number; asked: CompareAsked};

/** What the worker sends back: the page's model, or in words why there is none. */
export type FromCompareWorker =
  | {kind: "composed"; id: number; model: CompareModel}
  | {kind: "failed"; id: number; message: string};
