import {nice} from "d3-array";
import {known} from "../quantity.js";
import type {RankedSystem} from "./weights-model.js";

/** How many systems the picture of the ranking holds; the table has all. */
export const MOST_RANKED = 15;

/** The axis of composite scores: round ends about the intervals, and from nought unless all are far from it. */
export function rankingAxis(ranking: readonly Pick<RankedSystem, "score">[]): [number, number] {
  const ends = ranking.slice(0, MOST_RANKED).flatMap(({score}) => {
    const e = known(score);
    return e ? [e.low ?? e.value, e.high ?? e.value] : [];
  });
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.max(0, Math.min(...ends)), Math.min(1, Math.max(...ends))];
  return low < 0.2 ? [0, nice(0, high, 5)[1]] : nice(low, high, 5);
}
