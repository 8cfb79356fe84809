import {checkNumbers} from "../rates/check.js";
import type {CostEffect} from "./net-monetary-benefit.js";

/**
 * What it would be worth to know for certain how much a completed task is worth, per task: what doubt about the inputs,
 * and not about the systems, costs.
 *
 * The mean lead, over the believed worths, of the system that is best there above the one that is best at the mean.
 *
 * @param points - each system's cost per task and share completed
 * @param draws - believed worths of a completed task, dollars
 * @see Claxton (1999), J. Health Econ. 18, 341–364 (partial perfect information)
 */
export function evppiWtp(points: readonly CostEffect[], draws: ArrayLike<number>): number {
  if (points.length === 0 || draws.length === 0)
    throw new TypeError("at least one system and one draw are needed, got none");
  checkNumbers(draws, "draws");
  let mean = 0;
  for (let b = 0; b < draws.length; b++) mean += (draws[b] as number) / draws.length;
  const benefit = (p: CostEffect, k: number) => k * p.effect - p.cost;
  let held = points[0] as CostEffect;
  for (const p of points) if (benefit(p, mean) > benefit(held, mean)) held = p;
  let sum = 0;
  for (let b = 0; b < draws.length; b++) {
    const k = draws[b] as number;
    let lead = 0;
    for (const p of points) lead = Math.max(lead, benefit(p, k) - benefit(held, k));
    sum += lead;
  }
  return sum / draws.length;
}
