import {DRAWS} from "../models/value/draws.js";
import {prepareWeights, type PreparedWeights} from "../models/weights/prepare-weights.js";
import {serveWorker} from "./serve-worker.js";

// Draws the replicates of each suite once, for every metric that can be weighed; a slider then only re-reduces them.
serveWorker<string, PreparedWeights>((facts, cells, suite) => prepareWeights(facts, cells, {suite}, DRAWS), buffers);

/** The replicates are handed over, not copied: some megabytes at fifty systems. */
function buffers({replicates}: PreparedWeights): Transferable[] {
  if (!replicates) return [];
  const {metrics, costs, seconds} = replicates;
  const matrices = [...Object.values(metrics), ...Object.values(costs), seconds];
  return [...new Set(matrices.map((m) => m.values.buffer))];
}
