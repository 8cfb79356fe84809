import type {PasskAsked, PasskModel} from "../models/passk/passk-model.js";
import type {Facts} from "../tables/cells.js";

/** What the page sends: first where the cells are, then each choice. */
export type ToPasskWorker =
  | {kind: "open"; facts: Facts; cells: string}
  | {kind: "compose"; id: number; asked: PasskAsked};

/** What the worker sends back: the page's model, or in words why there is none. */
export type FromPasskWorker =
  | {kind: "composed"; id: number; model: PasskModel}
  | {kind: "failed"; id: number; message: string};
