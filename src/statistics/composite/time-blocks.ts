/**
 * Rows cut by time into blocks of about equal size, oldest first; rows of one moment stay together.
 *
 * @param times - one per row, in any unit that sorts
 * @returns positions of the rows of each block; fewer blocks than asked for where there are too few moments
 */
export function timeBlocks(times: ArrayLike<number>, blocks: number): number[][] {
  const order = Array.from({length: times.length}, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
  const result: number[][] = [];
  let current: number[] = [];
  for (let i = 0; i < order.length; i++) {
    current.push(order[i]!);
    const moreOfThisMoment = i + 1 < order.length && times[order[i + 1]!] === times[order[i]!];
    const due = i + 1 >= ((result.length + 1) * order.length) / blocks;
    if (due && !moreOfThisMoment) {
      result.push(current);
      current = [];
    }
  }
  if (current.length > 0) result.push(current);
  return result;
}
