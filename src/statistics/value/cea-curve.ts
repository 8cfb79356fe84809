import type {Matrix} from "../resampling/matrix.js";

/** The choice among systems at every worth of a completed task. */
export interface CeaCurve {
  /** Probability that each system is the best: worths × systems. */
  ceac: Matrix;
  /** At each worth the position of the system with the largest mean net benefit. */
  best: number[];
  /** That system's probability: the acceptability frontier. */
  ceaf: number[];
  /** What knowing the truth would be worth there, dollars per task. */
  evpi: number[];
}

/**
 * How sure each system is of being the best buy, for every sum that a completed task may be worth.
 *
 * `ceaSummary` on a grid. The curve needs nobody's word on what a failure costs: each reader looks up their own. The best
 * system by mean is not always the likeliest, so the frontier may lie under a curve.
 *
 * @param costs - replicates × systems, dollars per task
 * @param effects - the same replicates of quality in [0, 1]
 * @param options - `wtp`, worths of a completed task in dollars, in any order
 * @see Van Hout et al. (1994), Health Econ. 3, 309–319; Fenwick, Claxton and Sculpher (2001), Health Econ. 10, 779–787
 */
export function ceaCurve(costs: Matrix, effects: Matrix, {wtp}: {wtp: readonly number[]}): CeaCurve {
  const {rows, columns} = costs;
  if (rows !== effects.rows || columns !== effects.columns)
    throw new TypeError(
      `costs and effects must have one shape, got ${rows}×${columns} and ${effects.rows}×${effects.columns}`
    );
  if (rows === 0 || columns === 0) throw new TypeError("at least one replicate of one system is needed, got none");
  const wins = new Float64Array(wtp.length * columns);
  const tops = new Float64Array(wtp.length);
  const meanCost = new Float64Array(columns);
  const meanEffect = new Float64Array(columns);
  for (let b = 0; b < rows; b++) {
    const c = costs.values.subarray(b * columns, (b + 1) * columns);
    const q = effects.values.subarray(b * columns, (b + 1) * columns);
    for (let j = 0; j < columns; j++) {
      meanCost[j] = (meanCost[j] as number) + (c[j] as number) / rows;
      meanEffect[j] = (meanEffect[j] as number) + (q[j] as number) / rows;
    }
    for (let g = 0; g < wtp.length; g++) {
      const k = wtp[g] as number;
      let top = -Infinity;
      let winner = 0;
      for (let j = 0; j < columns; j++) {
        const benefit = k * (q[j] as number) - (c[j] as number);
        if (benefit > top) {
          top = benefit;
          winner = j;
        }
      }
      const at = g * columns + winner;
      wins[at] = (wins[at] as number) + 1 / rows;
      tops[g] = (tops[g] as number) + top / rows;
    }
  }
  const best = wtp.map((k) => {
    let found = 0;
    const mean = (j: number) => k * (meanEffect[j] as number) - (meanCost[j] as number);
    for (let j = 1; j < columns; j++) if (mean(j) > mean(found)) found = j;
    return found;
  });
  return {
    ceac: {rows: wtp.length, columns, values: wins},
    best,
    ceaf: best.map((j, g) => wins[g * columns + j] as number),
    evpi: best.map((j, g) =>
      Math.max(0, (tops[g] as number) - ((wtp[g] as number) * (meanEffect[j] as number) - (meanCost[j] as number)))
    )
  };
}
