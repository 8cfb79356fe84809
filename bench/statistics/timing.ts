import type {Timing} from "../../loaders/bench/timings.js";

/** Two ways to one list of numbers: the library's, and the least a loop over typed arrays must do for it. */
export interface Piece {
  name: string;
  baseline: string;
  note?: string;
  ours: () => ArrayLike<number>;
  plain: () => ArrayLike<number>;
}

/** How large a piece is: as the pages must serve it, or small enough to be compared in a test. */
export type Size = "full" | "small";

/**
 * Times both ways of a piece once they are seen to agree: the middle one of several runs each.
 *
 * The runs alternate, each way first in every other round, so that a machine busy with something else slows both alike
 * and neither always pays for the other's garbage.
 */
export function timed({name, baseline, note, ours, plain}: Piece): Timing {
  const start = performance.now();
  checkSame(ours(), plain(), name);
  const round_ms = performance.now() - start;
  const rounds = Math.min(201, Math.max(5, Math.ceil(1000 / round_ms)));
  // Short pieces run often enough to be compiled before they count.
  for (let i = 5; i < Math.min(rounds, 50); i++) {
    ours();
    plain();
  }
  const ours_ms: number[] = [];
  const plain_ms: number[] = [];
  for (let i = 0; i < rounds; i++) {
    if (i % 2 === 0) ours_ms.push(milliseconds(ours));
    plain_ms.push(milliseconds(plain));
    if (i % 2 === 1) ours_ms.push(milliseconds(ours));
  }
  return {
    name,
    ours_ms: middle(ours_ms),
    baseline_ms: middle(plain_ms),
    baseline,
    ...(note ? {note} : {})
  };
}

/** Throws when ours and the baseline did not compute the same thing, for then their times mean nothing. */
export function checkSame(ours: ArrayLike<number>, baseline: ArrayLike<number>, name: string): void {
  if (ours.length !== baseline.length) throw new Error(`${name}: ${ours.length} numbers against ${baseline.length}`);
  for (let i = 0; i < ours.length; i++) {
    const a = ours[i] as number;
    const b = baseline[i] as number;
    if (!(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))))
      throw new Error(`${name}: number ${i} is ${a} against ${b}`);
  }
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
