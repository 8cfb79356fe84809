/** Round values of a log axis inside its ends, 1, 2 and 5 of each power where they are few, else the powers alone. */
export function logTicks([low, high]: readonly [number, number], most = 6): number[] {
  const powers: number[] = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) powers.push(10 ** e);
  const inside = (steps: readonly number[]) =>
    powers.flatMap((p) => steps.map((s) => Number((s * p).toPrecision(3)))).filter((x) => x >= low && x <= high);
  for (const steps of [[1, 2, 5], [1, 3], [1]]) if (inside(steps).length <= most) return inside(steps);
  return inside([1]).filter((_, i, all) => i % Math.ceil(all.length / most) === 0);
}
