/**
 * Which of many running monitors to believe, so that at most a share alpha of the alarms is false.
 *
 * e-BH: reject the k largest e-values where the k-th is at least m/(k·alpha). Unlike p-values, e-values may be looked at
 * any time and depend on each other in any way.
 *
 * @param e - one e-value per stream, not negative
 * @returns `k` and the positions rejected, ascending
 * @see Wang and Ramdas (2022), J. R. Stat. Soc. B 84, 822–852
 */
export function eBh(e: readonly number[], {alpha = 0.05} = {}): {k: number; rejected: number[]} {
  e.forEach((x, i) => {
    if (!(x >= 0)) throw new TypeError(`e[${i}] must not be negative, got ${x}`);
  });
  const descending = e.map((_, i) => i).sort((i, j) => (e[j] as number) - (e[i] as number));
  let k = 0;
  descending.forEach((i, rank) => {
    if ((e[i] as number) >= e.length / ((rank + 1) * alpha)) k = rank + 1;
  });
  return {k, rejected: descending.slice(0, k).sort((a, b) => a - b)};
}
