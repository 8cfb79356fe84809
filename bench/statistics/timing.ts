/** One measurement: ours beside a plain loop written by hand, in the same run on the same numbers. */
export interface Timing {
  name: string;
  ours_ms: number;
  baseline_ms: number;
  baseline: string;
  note?: string;
}

/** Milliseconds of the middle one of five runs, after one that warms up. */
export function milliseconds(f: () => unknown): number {
  f();
  const runs = Array.from({length: 5}, () => {
    const start = performance.now();
    f();
    return performance.now() - start;
  });
  return runs.sort((a, b) => a - b)[2] as number;
}

/** Throws when ours and the baseline did not compute the same thing, for then their times mean nothing. */
export function checkSame(ours: ArrayLike<number>, baseline: ArrayLike<number>, name: string): void {
  if (ours.length !== baseline.length) throw new Error(`${name}: ${ours.length} numbers against ${baseline.length}`);
  for (let i = 0; i < ours.length; i++) {
    const a = ours[i] as number;
    const b = baseline[i] as number;
    if (Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(b))) throw new Error(`${name}: number ${i} is ${a} against ${b}`);
  }
}
