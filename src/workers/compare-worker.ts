import {askCompare, type CompareAsked} from "../models/compare/ask-compare.js";
import type {CompareModel} from "../models/compare/compare-model.js";
import {serveWorker} from "./serve-worker.js";

// Counting the signs of twenty clusters in every slice takes longer than a frame.
serveWorker<CompareAsked, CompareModel>(askCompare);
