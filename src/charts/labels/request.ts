import type {Anchor} from "./candidates.js";
import type {Box, Segment} from "./geometry.js";

/** What kind of system a label names, and so how much its place matters. */
export type Tier = "frontier" | "possible" | "dominated";

/** A label that asks for a place: the mark it names and the size of its text, px. */
export interface LabelRequest {
  id: string;
  x: number;
  y: number;
  /** Radius of the mark. */
  r: number;
  width: number;
  height: number;
  tier: Tier;
}

/** A line of the chart that labels had better not cover; `weight` is what crossing it costs. */
export interface WeightedSegment extends Segment {
  weight: number;
}

/** Everything a label must keep clear of. */
export interface Surroundings {
  frame: Box;
  marks: {id: string; x: number; y: number; r: number}[];
  lines: WeightedSegment[];
  /** Boxes of other words in the frame. */
  taken: Box[];
  /** Over 40 systems: dominated names are dropped sooner and never get a leader. */
  crowded: boolean;
}

/** A label with its place; `leader` runs from the mark to the text where they stand apart. */
export interface PlacedLabel {
  id: string;
  box: Box;
  anchor: Anchor;
  leader: Segment | null;
}
