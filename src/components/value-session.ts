import type {PreparedValue} from "../models/value/prepare-value.js";
import type {ValueChoice} from "../models/value/value-model.js";
import type {Facts} from "../tables/cells.js";
import type {FromValueWorker, ToValueWorker} from "../workers/value-messages.js";

/** The page's line to its worker: asks for selections, and drops answers that a later question has overtaken. */
export interface ValueSession {
  prepare(choice: ValueChoice): Promise<PreparedValue | null>;
}

/**
 * Starts the worker and lets it read the cells.
 *
 * @param cells - where the gzipped cells are
 * @returns `prepare` resolves to `null` when a later call has overtaken it, and rejects when the worker failed
 */
export function valueSession(worker: Worker, facts: Facts, cells: string): ValueSession {
  let latest = 0;
  const waiting = new Map<number, {resolve: (p: PreparedValue | null) => void; reject: (e: Error) => void}>();
  const send = (message: ToValueWorker) => worker.postMessage(message);
  worker.onmessage = ({data}: MessageEvent<FromValueWorker>) => {
    if (data.id === null) return;
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "failed") asked?.reject(new Error(data.message));
    else asked?.resolve(data.id === latest ? data.prepared : null);
  };
  worker.onerror = (event) => {
    for (const {reject} of waiting.values()) reject(new Error(event.message || "the worker could not start"));
    waiting.clear();
  };
  send({kind: "open", facts, cells});
  return {
    prepare(choice) {
      const id = ++latest;
      return new Promise((resolve, reject) => {
        waiting.set(id, {resolve, reject});
        send({kind: "prepare", id, choice});
      });
    }
  };
}
