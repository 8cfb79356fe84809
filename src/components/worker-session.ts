import type {Facts} from "../tables/cells.js";
import type {FromWorker, ToWorker} from "../workers/messages.js";

/** A page's line to its worker: asks questions, and drops answers that a later question has overtaken. */
export interface WorkerSession<Asked, Answer> {
  /** Resolves to `null` when a later call has overtaken it, and rejects when the worker failed. */
  ask(asked: Asked): Promise<Answer | null>;
}

/**
 * Starts a worker and lets it read the cells.
 *
 * @param cells - where the gzipped cells are
 */
export function workerSession<Asked, Answer>(
  worker: Worker,
  facts: Facts,
  cells: string
): WorkerSession<Asked, Answer> {
  let latest = 0;
  const waiting = new Map<number, {resolve: (answer: Answer | null) => void; reject: (e: Error) => void}>();
  const send = (message: ToWorker<Asked>) => worker.postMessage(message);
  worker.onmessage = ({data}: MessageEvent<FromWorker<Answer>>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "failed") asked?.reject(new Error(data.message));
    else asked?.resolve(data.id === latest ? data.answer : null);
  };
  worker.onerror = (event) => {
    for (const {reject} of waiting.values()) reject(new Error(event.message || "the worker could not start"));
    waiting.clear();
  };
  send({kind: "open", facts, cells});
  return {
    ask(asked) {
      const id = ++latest;
      return new Promise((resolve, reject) => {
        waiting.set(id, {resolve, reject});
        send({kind: "ask", id, asked});
      });
    }
  };
}
