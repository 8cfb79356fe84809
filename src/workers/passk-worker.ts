import {fetchCells} from "../components/cells-from-arrow.js";
import {composePassk} from "../models/passk/compose-passk.js";
import {preparePassk, type PreparedPassk} from "../models/passk/prepare-passk.js";
import type {Cells, Facts} from "../tables/cells.js";
import type {FromPasskWorker, ToPasskWorker} from "./passk-messages.js";

// Reads the cells once and prepares each suite, language and runs once; k, category and systems are then quick.

let data: Promise<{facts: Facts; cells: Cells}> | null = null;
let last: {key: string; prepared: PreparedPassk} | null = null;

self.onmessage = async ({data: message}: MessageEvent<ToPasskWorker>) => {
  if (message.kind === "open") {
    data = fetchCells(message.cells).then((cells) => ({facts: message.facts, cells}));
    data.catch(() => {}); // said when the first choice is asked for
    return;
  }
  const {id, asked} = message;
  try {
    if (!data) throw new Error("the cells must be opened first");
    const {facts, cells} = await data;
    const key = JSON.stringify([asked.suite, asked.language, asked.runs]);
    if (last?.key !== key) last = {key, prepared: preparePassk(facts, cells, asked)};
    send({kind: "composed", id, model: composePassk(facts, last.prepared, asked)});
  } catch (error) {
    send({kind: "failed", id, message: error instanceof Error ? error.message : String(error)});
  }
};

function send(message: FromPasskWorker): void {
  self.postMessage(message);
}
