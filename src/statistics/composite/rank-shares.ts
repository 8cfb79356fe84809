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
  const n = order.length;
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && scores[order[end]!] === scores[order[start]!]) end++;
    const share = mass / (end - start);
    for (let i = start; i < end; i++) {
      const row = acceptability[order[i]!]!;
      for (let rank = start; rank < end; rank++) row[rank]! += share;
    }
    start = end;
  }
}

function sortByScore(order: Uint32Array, scores: ArrayLike<number>): void {
  const n = order.length;
  for (let i = 1; i < n; i++) {
    const j = order[i]!;
    const score = scores[j]!;
    let at = i;
    for (; at > 0 && scores[order[at - 1]!]! < score; at--) order[at] = order[at - 1]!;
    order[at] = j;
  }
}
