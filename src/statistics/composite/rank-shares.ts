/** The positions of the scores from highest to lowest, then handed out rank by rank; equal scores share their ranks. */
export function addRankShares(scores: ArrayLike<number>, mass: number, acceptability: number[][]): void {
  const order = Array.from({length: scores.length}, (_, j) => j).sort((a, b) => scores[b]! - scores[a]!);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    for (let i = start; i < end; i++)
      for (let rank = start; rank < end; rank++) acceptability[order[i]!]![rank]! += mass / (end - start);
    start = end;
  }
}
