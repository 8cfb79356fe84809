import {DRAWS} from "../models/value/draws.js";
import {prepareValue, type PreparedValue} from "../models/value/prepare-value.js";
import type {ValueChoice} from "../models/value/value-model.js";
import {serveWorker} from "./serve-worker.js";

// Draws the replicates of each selection once; a slider then only re-reduces them.
serveWorker<ValueChoice, PreparedValue>((facts, cells, choice) => prepareValue(facts, cells, choice, DRAWS), buffers);

/** The replicates are handed over, not copied: some megabytes at fifty systems. */
function buffers(prepared: PreparedValue): Transferable[] {
  const drawn = [prepared.replicates, prepared.earlier?.replicates ?? null].filter((r) => r !== null);
  const matrices = drawn.flatMap(({metrics, costs, seconds}) => [
    ...Object.values(metrics),
    ...Object.values(costs),
    seconds
  ]);
  const other = prepared.finished.otherCost;
  return [...new Set([...matrices, ...(other ? [other] : [])].map((m) => m.values.buffer))];
}
