import {pageModels, type SiteData} from "../../src/models/page-models.js";
import {offeredEntry, proposedWeights, type EntryWords} from "../../src/models/weights/offered-entry.js";
import type {Recalibrated} from "../../src/models/weights/recalibrate.js";
import type {WeightsEntry} from "../../src/models/weights/weights-entry.js";
import type {WeightsModel} from "../../src/models/weights/weights-model.js";

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
