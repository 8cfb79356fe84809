import {checkNumbers, checkSameLength} from "../rates/check.js";

/**
 * The weight one metric would need, the others keeping their proportions, for a rival to draw level with the leader.
 *
 * A flip close to the present weight says that the order rests on a matter of taste.
 *
 * @param leader, rival - their utilities
 * @param options - `weights` summing to 1; `index` of the metric whose weight moves
 * @returns `w_flip` in [0, 1]; null where no weight in that range makes them level, they differ nowhere, or the others
 *   have no weight to keep proportions in
 */
export function weightFlip(
  leader: readonly number[],
  rival: readonly number[],
  {weights, index}: {weights: readonly number[]; index: number}
): {w_flip: number | null} {
  checkSameLength(leader, rival, "leader and rival");
  checkSameLength(leader, weights, "utilities and weights");
  checkNumbers(leader, "leader");
  checkNumbers(rival, "rival");
  checkNumbers(weights, "weights");
  const own = weights[index];
  if (own === undefined) throw new TypeError(`index must be a metric from 0 to ${weights.length - 1}, got ${index}`);
  if (own >= 1) return {w_flip: null};
  const gap = leader[index]! - rival[index]!;
  let others = 0;
  leader.forEach((u, k) => {
    if (k !== index) others += (weights[k]! * (u - rival[k]!)) / (1 - own);
  });
  if (Math.abs(others - gap) < 1e-15) return {w_flip: null};
  const flip = others / (others - gap);
  return {w_flip: flip >= 0 && flip <= 1 ? flip : null};
}
