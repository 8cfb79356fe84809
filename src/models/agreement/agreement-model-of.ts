import type {Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {agreementAnswer} from "./agreement-answer.js";
import {agreementBasis} from "./agreement-basis.js";
import type {AgreementChoice, AgreementModel} from "./agreement-model.js";
import {agreementNotes, agreementNotMeasured, agreementWouldChange} from "./agreement-notes.js";
import {
  agreementCaption,
  ambiguousWords,
  confusionCaption,
  confusionHeading,
  ratersCaption,
  type Words
} from "./agreement-words.js";
import {metricsCaption, metricsHeading, separationWords} from "./metric-words.js";

const TITLE = "Can we trust the automatic scores?";

/** The page model: every sentence made from the same parts, beside the numbers they speak of. */
export function agreementModelOf(
  facts: Facts,
  words: Words,
  rest: Pick<
    AgreementModel,
    "choice" | "options" | "coefficient" | "with_majority" | "judges" | "judging" | "corrected" | "correction"
  >
): AgreementModel {
  const {replicates, seed} = words;
  return {
    page: "agreement",
    title: TITLE,
    answer: agreementAnswer(words),
    basis: agreementBasis(words),
    generated_from: generatedFrom(
      facts,
      words.runs,
      words.kind === "empty" ? {seed: null, replicates: null} : {seed, replicates}
    ),
    kind: words.kind,
    ...rest,
    dimension: words.dimension,
    raters: words.raters,
    pairs: words.pairs,
    overall: words.overall,
    metrics: words.metrics,
    ambiguous: words.ambiguous,
    split: words.split,
    items: words.items,
    unjoined: words.unjoined,
    caption: words.kind === "empty" ? "" : agreementCaption(words),
    confusion_heading: confusionHeading(words),
    confusion_caption: confusionCaption(words),
    raters_caption: ratersCaption(words),
    metrics_heading: metricsHeading(words.metrics),
    metrics_caption: metricsCaption(words.metrics),
    separation_words: separationWords(words.metrics),
    ambiguous_words: ambiguousWords(words),
    notes: agreementNotes(words),
    would_change: agreementWouldChange(words),
    not_measured: agreementNotMeasured(words)
  };
}

/** The page of a workspace in which nobody rated anything. */
export function unratedModel(facts: Facts, choice: AgreementChoice): AgreementModel {
  const words: Words = {
    kind: "empty",
    facts,
    dimension: null,
    choice,
    raters: [],
    pairs: [],
    overall: [],
    metrics: [],
    ambiguous: [],
    split: {items: 0, of: 0, experienced: false},
    judges: [],
    judgeCount: 0,
    betweenJudges: null,
    symbol: "κ",
    people: 0,
    systems: [],
    level: "nominal",
    items: 0,
    unjoined: 0,
    minItems: facts.settings.min_tasks,
    dates: [],
    runs: [],
    replicates: 0,
    seed: 0,
    unequal: false,
    clustered: false
  };
  return agreementModelOf(facts, words, {
    choice,
    options: {dimensions: [], people: false, unreadable: false},
    coefficient: {key: "cohen_kappa", symbol: "κ"},
    with_majority: [],
    judges: [],
    judging: null,
    corrected: [],
    correction: null
  });
}
