import type {Estimate} from "../../../statistics/estimate.js";
import type {Matrix} from "../../../statistics/resampling/matrix.js";
import {percentileInterval} from "../../../statistics/resampling/percentile-interval.js";
import {quantityOf, type Quantity} from "../../quantity.js";
import type {FinishedFlip} from "./finished-model.js";

/** A system as the two orders know it. */
export interface FlipSide {
  system: string;
  tasks: number;
  /** What the left order goes by: a price per million tokens, or dollars per attempt. */
  listed: number;
  /** What a finished task costs, with its margin. */
  finished: Estimate;
  /** Its column of the cost replicates. */
  column: number;
}

const SHOWN = 10;

/** Pairs that the two orders put differently: those that the resamples bear out first, then the plainest. */
export function findFlips(
  sides: readonly FlipSide[],
  cost: Matrix
): {flips: FinishedFlip[]; flip_count: number; flips_borne_out: number} {
  const found: {cheap: FlipSide; dear: FlipSide; ratio: number; share: number}[] = [];
  for (const cheap of sides)
    for (const dear of sides) {
      if (!(cheap.listed < dear.listed && cheap.finished.value > dear.finished.value)) continue;
      found.push({
        cheap,
        dear,
        ratio: cheap.finished.value / dear.finished.value,
        share: shareAbove(cost, cheap.column, dear.column)
      });
    }
  found.sort((a, b) => Number(b.share >= SURE) - Number(a.share >= SURE) || contrast(b) - contrast(a));
  return {
    flip_count: found.length,
    flips_borne_out: found.filter((f) => f.share >= SURE).length,
    flips: found.slice(0, SHOWN).map(({cheap, dear, ratio, share}) => ({
      by_list: cheap.system,
      by_finished: dear.system,
      usd_per_completed: [cheap.finished, dear.finished],
      cost_ratio: ratioInterval(cost, cheap, dear, ratio),
      borne_out: share >= SURE
    }))
  };
}

/** How far apart a pair stands in both orders: the smaller of the two ratios. */
function contrast({cheap, dear, ratio}: {cheap: FlipSide; dear: FlipSide; ratio: number}): number {
  return Math.min(ratio, dear.listed / cheap.listed);
}

/** A ratio whose 95% interval lies above 1 is above 1 in this share of resamples. */
const SURE = 0.975;

function shareAbove({rows, columns, values}: Matrix, a: number, b: number): number {
  let above = 0;
  for (let r = 0; r < rows; r++) if (values[r * columns + a]! > values[r * columns + b]!) above++;
  return above / rows;
}

function ratioInterval({rows, columns, values}: Matrix, a: FlipSide, b: FlipSide, estimate: number): Quantity {
  const tasks = Math.min(a.tasks, b.tasks);
  const ratios: number[] = [];
  for (let r = 0; r < rows; r++) {
    const ratio = values[r * columns + a.column]! / values[r * columns + b.column]!;
    if (Number.isFinite(ratio)) ratios.push(ratio);
  }
  // Enough resamples in which the first completed nothing leave the ratio without an upper end.
  const open = rows - ratios.length > (1 - SURE) * rows;
  const answer = percentileInterval(ratios, {estimate});
  if ("refused" in answer) return quantityOf(answer, tasks);
  return quantityOf({...answer, ...(open ? {high: null, flags: ["unbounded_side"]} : {})}, tasks);
}
