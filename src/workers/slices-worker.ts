import {fetchCells} from "../components/cells-from-arrow.js";
import {composeSlices} from "../models/slices/compose-slices.js";
import type {Cells, Facts} from "../tables/cells.js";
import type {FromSlicesWorker, ToSlicesWorker} from "./slices-messages.js";

// Reads the cells once; fifty systems on two thousand tasks in fifty slices are more than one frame's work.

let data: Promise<{facts: Facts; cells: Cells}> | null = null;

self.onmessage = async ({data: message}: MessageEvent<ToSlicesWorker>) => {
  if (message.kind === "open") {
    data = fetchCells(message.cells).then((cells) => ({facts: message.facts, cells}));
    data.catch(() => {}); // said when the first choice is asked for
    return;
  }
  const {id, asked} = message;
  try {
    if (!data) throw new Error("the cells must be opened first");
    const {facts, cells} = await data;
    send({kind: "composed", id, model: composeSlices(facts, cells, asked)});
  } catch (error) {
    send({kind: "failed", id, message: error instanceof Error ? error.message : String(error)});
  }
};

function send(message: FromSlicesWorker): void {
  self.postMessage(message);
}
