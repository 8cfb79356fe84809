import {composeSlices} from "../models/slices/compose-slices.js";
import type {SlicesChoice, SlicesModel} from "../models/slices/slices-model.js";
import {serveWorker} from "./serve-worker.js";

// Fifty systems on two thousand tasks in fifty slices are more than one frame's work.
serveWorker<SlicesChoice, SlicesModel>(composeSlices);
