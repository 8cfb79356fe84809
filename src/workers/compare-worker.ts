import {fetchCells} from "../components/cells-from-arrow.js";
import {askCompare} from "../models/compare/ask-compare.js";
import type {Cells, Facts} from "../tables/cells.js";
import type {FromCompareWorker, ToCompareWorker} from "./compare-messages.js";

// Reads the cells once; counting the signs of twenty clusters in every slice takes longer than a frame.

let data: Promise<{facts: Facts; cells: Cells}> | null = null;

self.onmessage = async ({data: message}: MessageEvent<ToCompareWorker>) => {
  if (message.kind === "open") {
    data = fetchCells(message.cells).then((cells) => ({facts: message.facts, cells}));
    data.catch(() => {}); // said when the first choice is asked for
    return;
  }
  const {id, asked} = message;
  try {
    if (!data) throw new Error("the cells must be opened first");
    const {facts, cells} = await data;
    send({kind: "composed", id, model: askCompare(facts, cells, asked)});
  } catch (error) {
    send({kind: "failed", id, message: error instanceof Error ? error.message : String(error)});
  }
};

function send(message: FromCompareWorker): void {
  self.postMessage(message);
}
