import type {SmallRows} from "../answers/answers-model.js";
import {claimed} from "./claimed.js";
import type {MetricsModel} from "./metrics-model.js";

const MOST = 6;

/** The picture for the list of answers: the metrics that go best with the outcome. */
export function metricsSmall(model: MetricsModel): SmallRows {
  return {
    words: "Picture: Spearman's ρ with 95% intervals; dashed at .3 and .5.",
    unit: "coefficient",
    references: [0.3, 0.5],
    rows: model.shown.slice(0, MOST).map((a, i) => ({
      label: a.title,
      quantity: claimed(a.spearman, a.direction),
      slot: null,
      accent: i === 0
    }))
  };
}
