import type {PreparedValue} from "../models/value/prepare-value.js";
import type {ValueChoice} from "../models/value/value-model.js";
import type {Facts} from "../tables/cells.js";

/** What the page sends: first where the cells are, then each selection to prepare. */
export type ToValueWorker =
  | {kind: "open"; facts: Facts; cells: string}
  | {kind: "prepare"; id: number; choice: ValueChoice};

/** What the worker sends back: a prepared selection, or in words why there is none. */
export type FromValueWorker =
  | {kind: "prepared"; id: number; prepared: PreparedValue}
  | {kind: "failed"; id: number | null; message: string};
