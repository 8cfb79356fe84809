import type {SmallRows} from "../answers/answers-model.js";
import {firstShare} from "./sensitivity.js";
import type {WeightsModel} from "./weights-model.js";

const MOST = 4;
/** From here on who comes first is settled, and the shares of first place say nothing more. */
const SETTLED = 0.99;

/**
 * The picture for the list of answers: how often the likeliest systems come first, or where that is settled, how far
 * the scores lie apart.
 */
export function weightsSmall(model: WeightsModel): SmallRows {
  const likeliest = [...model.sensitivity].sort(
    (a, b) => firstShare(b.first_rank_probability) - firstShare(a.first_rank_probability)
  );
  if (likeliest[0] && firstShare(likeliest[0].first_rank_probability) >= SETTLED)
    return {
      words: `Picture: composite scores with 95% intervals; ${likeliest[0].system} comes first in nearly every draw near the standing weights.`,
      unit: "coefficient",
      rows: model.ranking.slice(0, MOST).map(({system, slot, score}) => ({label: system, quantity: score, slot}))
    };
  return {
    words: "Picture: share of draws near the standing weights in first place, percent.",
    rows: likeliest.slice(0, MOST).map((s) => ({label: s.system, quantity: s.first_rank_probability, slot: s.slot}))
  };
}
