import type {Estimate, Refusal} from "../estimate.js";
import type {Matrix} from "../resampling/matrix.js";
import {column} from "../resampling/matrix.js";
import {percentileInterval} from "../resampling/percentile-interval.js";

/** Cost per task and share of tasks completed of one system. */
export interface CostEffect {
  cost: number;
  effect: number;
}

/** What each system brings, net of its price, and how it stands to the best of them. */
export interface NetMonetaryBenefit {
  /** Dollars per task: worth × quality − cost. */
  nmb: (Estimate | Refusal)[];
  /** Position of the system with the largest. */
  best: number;
  /** How many dollars per task the best brings more, draw by draw; `null` for the best itself. */
  behind: (Estimate | Refusal | null)[];
  /** Share of the replicates in which each system is the best. */
  probability: number[];
  replicates: number;
}

/** Net benefit in every replicate: worth × quality − cost. A list of worths holds one draw for each replicate. */
export function netBenefits(costs: Matrix, effects: Matrix, wtp: number | ArrayLike<number>): Matrix {
  const {rows, columns} = costs;
  if (rows !== effects.rows || columns !== effects.columns)
    throw new TypeError(
      `costs and effects must have one shape, got ${rows}×${columns} and ${effects.rows}×${effects.columns}`
    );
  if (typeof wtp !== "number" && wtp.length !== rows)
    throw new TypeError(`wtp must have a draw for each of ${rows} replicates, got ${wtp.length}`);
  const values = new Float64Array(rows * columns);
  for (let b = 0; b < rows; b++) {
    const k = typeof wtp === "number" ? wtp : (wtp[b] as number);
    for (let i = b * columns; i < (b + 1) * columns; i++)
      values[i] = k * (effects.values[i] as number) - (costs.values[i] as number);
  }
  return {rows, columns, values};
}

/**
 * What each system brings per task when a completed task is worth a given sum: worth × quality − cost, with its interval,
 * and how far it is behind the best.
 *
 * A difference in net benefit can be added up and compared, which a ratio of cost to quality cannot. Doubt about the
 * worth moves all systems together, so it widens each one's interval but hardly that of a difference: judge by `behind`.
 *
 * @param points - each system on the data themselves; the best is chosen on these, the first among equals
 * @param draws - `costs` and `effects`, replicates × systems; `wtp` a number or one draw a replicate
 * @param options - `wtp`, the mean worth of a completed task; `n`, tasks behind the numbers
 * @see Stinnett and Mullahy (1998), Med. Decis. Making 18, S68–S80
 */
export function netMonetaryBenefit(
  points: readonly CostEffect[],
  draws: {costs: Matrix; effects: Matrix; wtp: number | ArrayLike<number>},
  {wtp, n}: {wtp: number; n: number}
): NetMonetaryBenefit {
  if (!Number.isFinite(wtp)) throw new TypeError(`wtp must be a finite number, got ${wtp}`);
  const nb = netBenefits(draws.costs, draws.effects, draws.wtp);
  if (points.length !== nb.columns)
    throw new TypeError(`points must stand for each of ${nb.columns} systems, got ${points.length}`);
  const values = points.map((p) => wtp * p.effect - p.cost);
  const best = values.indexOf(Math.max(...values));
  const wins = new Array<number>(nb.columns).fill(0);
  for (let b = 0; b < nb.rows; b++) {
    const winner = bestOf(nb, b);
    wins[winner] = (wins[winner] as number) + 1;
  }
  const ofBest = column(nb, best);
  return {
    nmb: values.map((estimate, j) => percentileInterval(column(nb, j), {estimate, n})),
    best,
    behind: values.map((value, j) => {
      if (j === best) return null;
      const difference = column(nb, j).map((x, b) => (ofBest[b] as number) - x);
      return percentileInterval(difference, {estimate: (values[best] as number) - value, n});
    }),
    probability: wins.map((w) => w / nb.rows),
    replicates: nb.rows
  };
}

/** The first among the best of one replicate. */
function bestOf({columns, values}: Matrix, b: number): number {
  let found = 0;
  for (let j = 1; j < columns; j++)
    if ((values[b * columns + j] as number) > (values[b * columns + found] as number)) found = j;
  return found;
}
