import {pageModels, type SiteData} from "../page-models.js";
import {offeredEntry, proposedWeights, type EntryWords} from "./offered-entry.js";
import type {Recalibrated} from "./recalibrate.js";
import type {WeightsEntry} from "./weights-entry.js";
import type {WeightsModel} from "./weights-model.js";

/** What outcomes say of the standing weights, with the entry that would take their place. */
export interface Recalibration {
  adopt: boolean;
  reason: string;
  standing: WeightsModel["standing"];
  recalibrated: Recalibrated | null;
  /** `null` where nothing could be fitted, or where the fit gives the standing weights back. */
  entry: WeightsEntry | null;
}

/** The recalibration of the weights page, as the terminal tells it: the same entry that the page's button downloads. */
export function recalibration(site: SiteData, words: EntryWords): Recalibration {
  const model = pageModels.weights(site);
  const {recalibrated, standing} = model;
  const weights = model.proposed.length > 0 ? proposedWeights(recalibrated) : null;
  return {
    adopt: recalibrated?.adopt ?? false,
    reason: recalibrated?.reason ?? model.proposal_caption,
    standing,
    recalibrated,
    entry: weights && offeredEntry({...model, choice: {...model.choice, weights}}, words)
  };
}
