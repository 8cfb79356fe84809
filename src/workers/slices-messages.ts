import type {SlicesChoice, SlicesModel} from "../models/slices/slices-model.js";
import type {Facts} from "../tables/cells.js";

/** What the page sends: first where the cells are, then each choice. */
export type ToSlicesWorker =
  | {kind: "open"; facts: Facts; cells: string}
  | {kind: "compose"; id: number; asked: SlicesChoice};

/** What the worker sends back: the page's model, or in words why there is none. */
export type FromSlicesWorker =
  | {kind: "composed"; id: number; model: SlicesModel}
  | {kind: "failed"; id: number; message: string};
