import type {RecalibrationStudy} from "../../statistics/composite/recalibration-study.js";
import {isRefusal, type Estimate, type Refusal} from "../../statistics/estimate.js";
import {formatCount, formatCountOf, formatInterval, formatList, formatNumber} from "../../style/format.js";

/** What the sentence needs beside the study. */
interface ReasonParts {
  n: number;
  good: number;
  repositories: number;
  /** How many weights are fitted. */
  weights: number;
  /** Titles of metrics that no change carries. */
  missing: readonly string[];
}

/** Why the proposal is adopted or not, in a sentence. */
export function reasonWords(study: RecalibrationStudy | Refusal, parts: ReasonParts): string {
  return isRefusal(study) ? refusedWords(study, parts) : studyWords(study);
}

function studyWords(study: RecalibrationStudy): string {
  const gain = isRefusal(study.gain) ? null : study.gain;
  switch (study.reason) {
    case "gain_proven":
      return `On later changes the new weights save ${gainWords(gain!)} of log loss a change: the whole interval is above zero.`;
    case "weights_unchanged":
      return "Pulled as strongly as unseen repositories bear, the fit comes back to the standing weights.";
    case "few_clusters":
      return `The gain on later changes is ${gainWords(gain!)} of log loss a change, but it rests on only ${formatCountOf(gain!.n_clusters ?? 0, "repository", "repositories")}; ten are needed to trust its interval.`;
    case "gain_unknown":
      return "No part of the history could be judged by what came before it, so a gain on later changes cannot be told.";
    case "gain_not_proven":
      return `The gain on later changes is ${gainWords(gain!)} of log loss a change; its lower end must be above zero.`;
  }
}

/** A gain in thousandths: "4 thousandths (−2 to 9)". */
function gainWords(gain: Estimate): string {
  const thousandths = (x: number) => formatNumber(x * 1000, 1);
  return `${thousandths(gain.value)} thousandths (${formatInterval(gain.low, gain.high, thousandths)})`;
}

function refusedWords({refused}: Refusal, {n, good, repositories, weights, missing}: ReasonParts): string {
  const rarer = Math.min(good, n - good);
  switch (refused) {
    case "missing_metric":
      return `No change with an outcome carries ${formatList([...missing])}, so weights for it cannot be learned.`;
    case "one_class_only":
      return n === 0
        ? "No change carries every weighed metric, a date and a settled outcome."
        : `All ${formatCountOf(n, "change")} turned out ${good === n ? "well" : "badly"}: there is nothing to tell apart.`;
    case "one_cluster":
      return `All changes come from ${repositories === 1 ? "one repository" : "one place"}: weights learned there may hold nowhere else.`;
    case "n_too_small":
      return `Only ${formatCountOf(rarer, "change")} turned out ${good <= n - good ? "well" : "badly"}; ${formatCount(10 * weights)} are needed to fit ${formatCountOf(weights, "weight")}.`;
    case "no_positive_signal":
      return "No weighed metric goes with good outcomes, so no weights follow from them.";
    case "separation":
      return "The outcomes can be told apart without exception, which no finite weight fits.";
    default:
      return `The weights could not be fitted (${refused.replaceAll("_", " ")}).`;
  }
}
