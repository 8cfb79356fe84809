import {fetchCells} from "../components/cells-from-arrow.js";
import {DRAWS} from "../models/value/draws.js";
import {prepareValue, type PreparedValue} from "../models/value/prepare-value.js";
import type {Cells, Facts} from "../tables/cells.js";
import type {FromValueWorker, ToValueWorker} from "./value-messages.js";

// Reads the cells once and draws the replicates of each selection once; a slider then only re-reduces them.

let data: Promise<{facts: Facts; cells: Cells}> | null = null;

self.onmessage = async ({data: message}: MessageEvent<ToValueWorker>) => {
  if (message.kind === "open") {
    data = fetchCells(message.cells).then((cells) => ({facts: message.facts, cells}));
    data.catch(() => {}); // said when the first selection is asked for
    return;
  }
  try {
    if (!data) throw new Error("the cells must be opened first");
    const {facts, cells} = await data;
    const prepared = prepareValue(facts, cells, message.choice, DRAWS);
    send({kind: "prepared", id: message.id, prepared}, buffers(prepared));
  } catch (error) {
    send({kind: "failed", id: message.id, message: error instanceof Error ? error.message : String(error)});
  }
};

function send(message: FromValueWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, {transfer});
}

/** The replicates are handed over, not copied: some megabytes at fifty systems. */
function buffers(prepared: PreparedValue): Transferable[] {
  if (!prepared.replicates) return [];
  const {metrics, costs} = prepared.replicates;
  return [...Object.values(metrics), ...Object.values(costs)].map((m) => m.values.buffer);
}
