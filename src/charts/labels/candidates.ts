import {shapeReach} from "../../style/shape-path.js";
import type {Box} from "./geometry.js";

export type Anchor = "start" | "middle" | "end";

/** A place where a label could stand: its box, how its lines align, and how far it is from its mark, px. */
export interface Candidate {
  box: Box;
  anchor: Anchor;
  distance: number;
  /** Cost of the direction alone: left 3, straight above or below 2. */
  side: number;
}

const directions = 16;
const distances = [4, 8, 14, 24, 38, 58];

/** The 16 directions × 6 distances around a mark, nearest first. */
export function candidatesAround(
  mark: {x: number; y: number; r: number},
  size: {width: number; height: number},
  frame: Box
): Candidate[] {
  const all: Candidate[] = [];
  for (const distance of distances) {
    for (let i = 0; i < directions; i++) {
      all.push(slidInside(candidateAt(mark, size, (i * 2 * Math.PI) / directions, distance), frame));
    }
  }
  return all;
}

/**
 * Places all over the frame on a grid of 8 px, nearest to the mark first: where a name must stand and has no room near by.
 *
 * @param taken - what no place may overlap
 */
export function candidatesEverywhere(
  mark: {x: number; y: number; r: number},
  size: {width: number; height: number},
  frame: Box,
  taken: readonly Box[]
): Candidate[] {
  const all: Candidate[] = [];
  for (let top = frame.top; top + size.height <= frame.bottom; top += 8) {
    const bottom = top + size.height;
    const inRow = taken.filter((t) => t.top < bottom && top < t.bottom);
    for (let left = frame.left; left + size.width <= frame.right; left += 8) {
      const right = left + size.width;
      if (inRow.some((t) => t.left < right && left < t.right)) continue;
      const dx = Math.max(left - mark.x, 0, mark.x - right);
      const dy = Math.max(top - mark.y, 0, mark.y - bottom);
      const anchor = right < mark.x ? "end" : left > mark.x ? "start" : "middle";
      const distance = Math.max(0, Math.sqrt(dx * dx + dy * dy) - mark.r);
      all.push({box: {left, top, right, bottom}, anchor, distance, side: 0});
    }
  }
  return all.sort((a, b) => a.distance - b.distance);
}

/** A label above or below its mark that would leave the frame sideways slides back in. */
function slidInside(candidate: Candidate, frame: Box): Candidate {
  const {box} = candidate;
  const shift = Math.max(0, frame.left - box.left) - Math.max(0, box.right - frame.right);
  if (shift === 0 || candidate.anchor !== "middle") return candidate;
  const moved = {...box, left: box.left + shift, right: box.right + shift};
  return {...candidate, box: moved, anchor: shift < 0 ? "end" : "start"};
}

function candidateAt(
  mark: {x: number; y: number; r: number},
  size: {width: number; height: number},
  angle: number,
  distance: number
): Candidate {
  const dx = Math.cos(angle);
  const dy = Math.sin(angle);
  const reach = mark.r * (shapeReach - 0.45) + distance;
  const x = mark.x + dx * reach;
  const y = mark.y + dy * reach;
  const anchor: Anchor = dx > 0.3 ? "start" : dx < -0.3 ? "end" : "middle";
  const left = anchor === "start" ? x : anchor === "end" ? x - size.width : x - size.width / 2;
  const middle = y + (dy * size.height) / 2;
  const box = {left, top: middle - size.height / 2, right: left + size.width, bottom: middle + size.height / 2};
  return {box, anchor, distance, side: anchor === "end" ? 3 : anchor === "middle" ? 2 : 0};
}
