import type {SmallRows} from "../answers/answers-model.js";
import {firstShare} from "./sensitivity.js";
import type {WeightsModel} from "./weights-model.js";

const MOST = 4;

/** The picture for the list of answers: how often the likeliest systems come first. */
export function weightsSmall(model: WeightsModel): SmallRows {
  return {
    words: "Picture: share of draws near the standing weights in first place, percent.",
    rows: [...model.sensitivity]
      .sort((a, b) => firstShare(b.first_rank_probability) - firstShare(a.first_rank_probability))
      .slice(0, MOST)
      .map((s) => ({label: s.system, quantity: s.first_rank_probability, slot: s.slot}))
  };
}
