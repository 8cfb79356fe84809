import type {Candidate} from "./candidates.js";
import {
  apart,
  distanceTo,
  distanceToSegment,
  inside,
  lengthInside,
  overlap,
  type Box,
  type Segment
} from "./geometry.js";
import type {LabelRequest, Surroundings} from "./request.js";

/** A name that stands this far from its mark or farther has a leader, px. */
export const leaderFrom = 12;

/** A candidate that is allowed, with its cost and its leader. */
export interface Option extends Candidate {
  cost: number;
  leader: Segment | null;
  /** The box around its box and its leader: two options whose reaches are apart are in no way of each other. */
  reach: Box;
}

/** The cost of a place, or null where it is forbidden or costs `limit` or more. */
export function costed(
  request: LabelRequest,
  candidate: Candidate,
  around: Surroundings,
  limit: number
): Option | null {
  const {box} = candidate;
  let cost = candidate.distance + candidate.side;
  if (cost >= limit || !inside(box, around.frame)) return null;
  for (const taken of around.taken) if (overlap(box, taken)) return null;
  let nearestOther = Infinity;
  for (const mark of around.marks) {
    const gap = distanceTo(box, mark.x, mark.y) - mark.r;
    if (gap < 1) return null;
    if (mark.id !== request.id) nearestOther = Math.min(nearestOther, gap);
  }
  const own = distanceTo(box, request.x, request.y) - request.r;
  const leader = candidate.distance >= leaderFrom ? leaderTo(request, box) : null;
  if (nearestOther < own) cost += leader === null ? 70 : 18;
  else if (nearestOther < own + 4 && leader === null) cost += 6;
  for (const line of around.lines) {
    if (cost >= limit) return null;
    if (apart(line, box)) continue;
    const covered = lengthInside(line, box);
    if (covered > 0) cost += line.weight * (3 + covered / 2);
  }
  if (cost >= limit) return null;
  if (leader !== null) {
    for (const mark of around.marks) {
      if (mark.id !== request.id && distanceToSegment(leader, mark.x, mark.y) < mark.r) cost += 18;
    }
  }
  return cost < limit ? {...candidate, cost, leader, reach: reachOf(box, leader)} : null;
}

function reachOf(box: Box, leader: Segment | null): Box {
  if (leader === null) return box;
  return {
    left: Math.min(box.left, leader.x1, leader.x2),
    top: Math.min(box.top, leader.y1, leader.y2),
    right: Math.max(box.right, leader.x1, leader.x2),
    bottom: Math.max(box.bottom, leader.y1, leader.y2)
  };
}

function leaderTo(mark: {x: number; y: number; r: number}, box: Box): Segment {
  const x2 = Math.max(box.left, Math.min(mark.x, box.right));
  const y2 = Math.max(box.top, Math.min(mark.y, box.bottom));
  const length = Math.hypot(x2 - mark.x, y2 - mark.y) || 1;
  const from = Math.min(1, (mark.r + 1.5) / length);
  const to = Math.max(from, 1 - 2 / length);
  const dx = x2 - mark.x;
  const dy = y2 - mark.y;
  return {x1: mark.x + dx * from, y1: mark.y + dy * from, x2: mark.x + dx * to, y2: mark.y + dy * to};
}
