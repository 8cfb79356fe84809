import {DRAWS} from "../models/value/draws.js";
import {
  prepareSections,
  prepareSelection,
  selectionKey,
  type PreparedSections,
  type PreparedSelection
} from "../models/value/prepare-value.js";
import type {ValueChoice} from "../models/value/value-model.js";
import {serveWorker} from "./serve-worker.js";

/** A choice, and which halves of what it prepares are wanted: the first is there much sooner. */
export interface ValueQuestion {
  choice: ValueChoice;
  selection: boolean;
  sections: boolean;
}

/** The halves that were asked for. */
export interface ValueAnswer {
  selection: PreparedSelection | null;
  sections: PreparedSections | null;
}

/** The last selection: the weights make other plans of it, and nothing else anew. */
let last: {key: string; selection: PreparedSelection; sections?: PreparedSections} | null = null;

// Draws the replicates of each selection once; a slider then only re-reduces them.
serveWorker<ValueQuestion, ValueAnswer>((facts, cells, {choice, selection, sections}) => {
  const key = selectionKey(choice);
  if (last?.key !== key) last = {key, selection: prepareSelection(facts, cells, choice, DRAWS)};
  if (sections) last.sections = prepareSections(facts, last.selection, choice, DRAWS, last.sections);
  return {selection: selection ? last.selection : null, sections: sections ? last.sections! : null};
});
