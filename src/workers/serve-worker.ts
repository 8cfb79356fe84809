import {fetchCells} from "../components/files/cells-from-arrow.js";
import type {Cells, Facts} from "../tables/cells.js";
import type {FromWorker, ToWorker} from "./messages.js";
import {readOnce} from "./read-once.js";

/**
 * Makes this worker answer a page's questions: it reads the cells once, then answers one question after the other.
 *
 * @param compute - the answer to a question from facts and cells
 * @param handOver - buffers of the answer that are handed over rather than copied
 */
export function serveWorker<Asked, Answer>(
  compute: (facts: Facts, cells: Cells, asked: Asked) => Answer | Promise<Answer>,
  handOver: (answer: Answer) => Transferable[] = () => []
): void {
  let opened: {facts: Facts; cells: string} | null = null;
  const cellsOf = readOnce(fetchCells);
  const send = (message: FromWorker<Answer>, transfer: Transferable[] = []) => self.postMessage(message, {transfer});
  self.onmessage = async ({data: message}: MessageEvent<ToWorker<Asked>>) => {
    if (message.kind === "open") {
      opened = {facts: message.facts, cells: message.cells};
      cellsOf(message.cells).catch(() => {}); // said when the first question is asked
      return;
    }
    const {id, asked} = message;
    try {
      if (!opened) throw new Error("the cells must be opened first");
      const answer = await compute(opened.facts, await cellsOf(opened.cells), asked);
      send({kind: "answered", id, answer}, handOver(answer));
    } catch (error) {
      send({kind: "failed", id, message: error instanceof Error ? error.message : String(error)});
    }
  };
}
