import type {Facts} from "../tables/cells.js";

/** What a page sends to its worker: first where the cells are, then each question. */
export type ToWorker<Asked> = {kind: "open"; facts: Facts; cells: string} | {kind: "ask"; id: number; asked: Asked};

/** What a worker sends back: the answer, or in words why there is none. */
export type FromWorker<Answer> =
  | {kind: "answered"; id: number; answer: Answer}
  | {kind: "failed"; id: number; message: string};
