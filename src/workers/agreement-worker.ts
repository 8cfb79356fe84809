import {fetchRatings} from "../components/files/ratings-from-arrow.js";
import type {AgreementChoice, AgreementModel} from "../models/agreement/agreement-model.js";
import {composeAgreement} from "../models/agreement/compose-agreement.js";
import {readOnce} from "./read-once.js";
import {serveWorker} from "./serve-worker.js";

/** A choice, and where the gzipped ratings are. */
export interface AgreementQuestion {
  choice: AgreementChoice;
  ratings: string;
}

const ratingsOf = readOnce(fetchRatings);

// A thousand resamples of a thousand items for each two raters are more than one frame's work.
serveWorker<AgreementQuestion, AgreementModel>(async (facts, cells, asked) => {
  return composeAgreement(facts, cells, await ratingsOf(asked.ratings), asked.choice);
});
