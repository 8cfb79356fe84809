import {composePassk} from "../models/passk/compose-passk.js";
import type {PasskAsked, PasskModel} from "../models/passk/passk-model.js";
import {preparePassk, type PreparedPassk} from "../models/passk/prepare-passk.js";
import {serveWorker} from "./serve-worker.js";

// Prepares each suite, language and runs once; k, category and systems are then quick.
let last: {key: string; prepared: PreparedPassk} | null = null;

serveWorker<PasskAsked, PasskModel>((facts, cells, asked) => {
  const key = JSON.stringify([asked.suite, asked.language, asked.runs]);
  if (last?.key !== key) last = {key, prepared: preparePassk(facts, cells, asked)};
  return composePassk(facts, last.prepared, asked);
});
