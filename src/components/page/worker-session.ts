import type {Facts} from "../../tables/cells.js";
import type {FromWorker, ToWorker} from "../../workers/messages.js";

/** A page's line to its worker: asks questions, and drops answers that a later question has overtaken. */
export interface WorkerSession<Asked, Answer> {
  /** Resolves to `null` when a later call has overtaken it, and rejects when the worker failed. */
  ask(asked: Asked): Promise<Answer | null>;
}

/**
 * A line to a worker that is started with the first question, and lets it read the cells.
 *
 * A worker that could not start is started again with the next question: a network may have come back, and a question
 * put to a dead worker would never be answered.
 *
 * @param cells - where the gzipped cells are
 */
export function workerSession<Asked, Answer>(
  startWorker: () => Worker,
  facts: Facts,
  cells: string
): WorkerSession<Asked, Answer> {
  let latest = 0;
  let worker: Worker | null = null;
  const waiting = new Map<number, {resolve: (answer: Answer | null) => void; reject: (e: Error) => void}>();
  const start = (): Worker => {
    const started = startWorker();
    started.onmessage = ({data}: MessageEvent<FromWorker<Answer>>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.kind === "failed") asked?.reject(new Error(data.message));
      else asked?.resolve(data.id === latest ? data.answer : null);
    };
    started.onerror = (event) => {
      worker = null;
      started.terminate();
      // Without words where its script could not be loaded at all.
      const why = event.message || "the part of this page that computes could not be loaded";
      for (const {reject} of waiting.values()) reject(new Error(why));
      waiting.clear();
    };
    started.postMessage({kind: "open", facts, cells} satisfies ToWorker<Asked>);
    return started;
  };
  return {
    ask(asked) {
      const id = ++latest;
      return new Promise((resolve, reject) => {
        worker ??= start();
        waiting.set(id, {resolve, reject});
        worker.postMessage({kind: "ask", id, asked} satisfies ToWorker<Asked>);
      });
    }
  };
}
