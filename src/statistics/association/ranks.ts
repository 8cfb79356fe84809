/**
 * The rank of each value, 1 for the smallest; equal values share the mean of the ranks they take up.
 *
 * @param values - finite numbers
 */
export function midranks(values: ArrayLike<number>): Float64Array {
  const order = sortedOrder(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** How many times each distinct value occurs, smallest value first. */
export function tieSizes(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  const sizes: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) sizes[sizes.length - 1]!++;
    else sizes.push(1);
  }
  return sizes;
}

/** The positions of the values from smallest to largest; equal values keep their order. */
export function sortedOrder(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({length: values.length}, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}
