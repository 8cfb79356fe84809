import {fetchLatencies} from "../components/files/latencies-from-json.js";
import {askSystem, type SystemAsked} from "../models/system/ask-system.js";
import type {SystemModel} from "../models/system/system-model.js";
import {readOnce} from "./read-once.js";
import {serveWorker} from "./serve-worker.js";

/** What is asked, and where the gzipped quantiles of times are. */
export interface SystemQuestion {
  asked: SystemAsked;
  latencies: string;
}

const latenciesOf = readOnce(fetchLatencies);

// Ranking fifty systems on every metric takes a thousand resamples of their tasks.
serveWorker<SystemQuestion, SystemModel>(async (facts, cells, question) => {
  return askSystem(facts, cells, await latenciesOf(question.latencies), question.asked);
});
