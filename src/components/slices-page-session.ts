import type {SlicesChoice, SlicesModel} from "../models/slices/slices-model.js";
import type {Facts} from "../tables/cells.js";
import type {FromSlicesWorker, ToSlicesWorker} from "../workers/slices-messages.js";

/** The page's line to its worker: asks for a model, and drops answers that a later question has overtaken. */
export interface SlicesSession {
  compose(asked: SlicesChoice): Promise<SlicesModel | null>;
}

/**
 * Starts the worker and lets it read the cells.
 *
 * @param cells - where the gzipped cells are
 * @returns `compose` resolves to `null` when a later call has overtaken it, and rejects when the worker failed
 */
export function slicesSession(worker: Worker, facts: Facts, cells: string): SlicesSession {
  let latest = 0;
  const waiting = new Map<number, {resolve: (m: SlicesModel | null) => void; reject: (e: Error) => void}>();
  const send = (message: ToSlicesWorker) => worker.postMessage(message);
  worker.onmessage = ({data}: MessageEvent<FromSlicesWorker>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "failed") asked?.reject(new Error(data.message));
    else asked?.resolve(data.id === latest ? data.model : null);
  };
  worker.onerror = (event) => {
    for (const {reject} of waiting.values()) reject(new Error(event.message || "the worker could not start"));
    waiting.clear();
  };
  send({kind: "open", facts, cells});
  return {
    compose(asked) {
      const id = ++latest;
      return new Promise((resolve, reject) => {
        waiting.set(id, {resolve, reject});
        send({kind: "compose", id, asked});
      });
    }
  };
}
