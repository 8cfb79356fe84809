import type {Facts} from "../../tables/cells.js";
import type {PreparedWeights} from "./prepare-weights.js";
import {nameOf, rankSystems} from "./rank-systems.js";
import type {HistoryEntry} from "./weights-model.js";

/** Which weights stood when, and how they would rank the runs at hand: what moved is the weights alone. */
export function historyOf(facts: Facts, prepared: PreparedWeights): HistoryEntry[] {
  return facts.settings.weights.map(({id, since, by = null, why, weights}) => {
    const {placed, unplaced} = rankSystems(prepared, weights, facts.settings);
    return {
      id,
      since,
      by,
      why,
      weights,
      ranking: placed.map(({at, rank, rank_low, rank_high}) => ({
        system: nameOf(facts, prepared, at),
        slot: facts.systems[prepared.systems[at]!.system]!.family_slot,
        rank,
        rank_low,
        rank_high
      })),
      missing: [...new Set(unplaced.flatMap((u) => u.missing))]
    };
  });
}
