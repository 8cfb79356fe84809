import type {OutcomeName} from "./metrics-model.js";

interface OutcomeWords {
  /** In a control: "defects". */
  name: string;
  /** In a sentence: "goes with defects". */
  more: string;
  /** Of one change: "had a defect". */
  had: string;
  /** Of some changes: "had a defect". */
  did: string;
  /** Of an axis: "changes with a defect". */
  axis: string;
}

const WORDS: Record<OutcomeName, OutcomeWords> = {
  defect: {name: "defects", more: "defects", had: "with a defect", did: "had a defect", axis: "with a defect"},
  rejected: {name: "rejection", more: "rejection", had: "rejected", did: "were rejected", axis: "rejected"},
  reverted: {name: "reverts", more: "reverts", had: "reverted", did: "were reverted", axis: "reverted"},
  review_minutes: {
    name: "review time",
    more: "a longer review",
    had: "reviewed longer than the median",
    did: "were reviewed longer than the median",
    axis: "reviewed longer than the median"
  }
};

/** How an outcome is spoken of. */
export function outcomeWords(outcome: OutcomeName): OutcomeWords {
  return WORDS[outcome];
}
