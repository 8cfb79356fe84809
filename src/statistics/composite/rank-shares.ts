/**
 * Adds the ranks that the scores give, highest first: each system's mass at its rank, equal scores sharing theirs.
 *
 * @param acceptability - `[system][rank − 1]`, added to
 * @param order - the systems in any order, left in that of the scores. Handed from draw to draw it is nearly sorted
 *   already, where sorting by insertion is quickest
 */
export function addRankShares(
  scores: ArrayLike<number>,
  mass: number,
  acceptability: readonly {[rank: number]: number}[],
  order: Uint32Array = Uint32Array.from({length: scores.length}, (_, j) => j)
): void {
  sortByScore(order, scores);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    for (let i = start; i < end; i++)
      for (let rank = start; rank < end; rank++) acceptability[order[i]!]![rank]! += mass / (end - start);
    start = end;
  }
}

function sortByScore(order: Uint32Array, scores: ArrayLike<number>): void {
  for (let i = 1; i < order.length; i++) {
    const j = order[i]!;
    const score = scores[j]!;
    let at = i;
    for (; at > 0 && scores[order[at - 1]!]! < score; at--) order[at] = order[at - 1]!;
    order[at] = j;
  }
}
