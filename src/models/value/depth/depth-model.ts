import type {Quantity} from "../../quantity.js";

/** A system that a much cheaper one nearly equals. */
export interface NearDominated {
  system: string;
  by: string;
  /** What the cheaper one costs, as a share of this one's cost. */
  cost_ratio: Quantity;
  /** Quality of this one minus the cheaper one's. */
  quality_gap: Quantity;
  sentence: string;
}

/** The frontier of a reader to whom small differences are none. */
export interface MaterialView {
  points: number;
  cost_share: number;
  kept: string[];
  removed: {system: string; by: string}[];
  alike: {system: string; to: string}[];
  sentence: string;
}

/** One system in the table of what a further completed task costs. */
export interface IcerRow {
  system: string;
  slot: number;
  /** Dollars per attempt. */
  cost: Quantity;
  /** Share of tasks passed, whatever the composite weighs: what a price per further completed task is a price of. */
  quality: Quantity;
  /** Dollars for each task completed beyond what the row before on the frontier completes. */
  icer: Quantity;
  /** Share completed per dollar: shown, never to choose by. */
  quality_per_usd: Quantity;
  status: "frontier" | "dominated" | "extended_dominated";
  /** The system that beats it, or the two of which a mix does; for the frontier the one before. */
  by: string[];
}

/** A frontier at two dates. */
export interface FrontierMovement {
  /** Days, `2026-10-12`. */
  from: string;
  to: string;
  /** The budgets over which quality is averaged. */
  budget_usd: [number, number];
  /** Best quality for a budget, on average over the budgets. */
  before: Quantity;
  after: Quantity;
  change: Quantity;
  /** The stairs, cheapest first. */
  stairs_before: MovementStair[];
  stairs_after: MovementStair[];
  entered: string[];
  left: string[];
  /** Where the picture's quality axis starts. */
  quality_from: number;
  sentence: string;
  caption: string;
}

export interface MovementStair {
  system: string;
  slot: number;
  cost: Quantity;
  quality: Quantity;
  frontier_probability: Quantity;
}

/** The frontier looked at more closely: where money ends, who is nearly beaten, whether it moved. */
export interface ValueDepth {
  near_dominated: NearDominated[];
  near_sentence: string;
  /** `null` while the reader ignores nothing. */
  material: MaterialView | null;
  icer: IcerRow[];
  icer_caption: string;
  money_sentence: string;
  cliff_sentence: string;
  /** Why cliffs cannot be told; `null` where they can. */
  cliffs_refused: Quantity | null;
  /** `null` where everything is of one date. */
  movement: FrontierMovement | null;
  /** Days the reader may compare the frontier with, oldest first. */
  days: string[];
}
