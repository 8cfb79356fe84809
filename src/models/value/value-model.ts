import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";
import type {ValueBoard} from "./boards/board-model.js";
import type {ValueDepth} from "./depth/depth-model.js";
import type {FinishedModel} from "./finished/finished-model.js";
import type {RoutingChoice, RoutingModel} from "./routing/routing-model.js";
import type {WorthChoice, WorthModel} from "./worth/worth-model.js";

export type CostBasis = "completed" | "task" | "attempt";
/** `failed`: errors, timeouts and refusals count as attempted and not passed; `excluded`: they are left out. */
export type ErrorPolicy = "failed" | "excluded";

/** What quality is weighed against: dollars, seconds, or both at once. */
export type FrontierOver = "cost" | "time" | "both";

/** What the reader of the frontier's finer points has picked. */
export interface DepthChoice {
  over: FrontierOver;
  /** Differences in quality under this many points count as none; 0 is off. */
  eps_points: number;
  /** Differences in cost under this share count as none; 0 is off. */
  eps_cost_share: number;
  /** The day up to which the earlier frontier was known; `null`: the last day but one on which something was run. */
  since: string | null;
}

/** `stated`: as the exports say or as priced on the day of the run; `list`: every token at the second price list. */
export type PriceList = "stated" | "list";

/** What the reader has picked; the whole of it stands in the URL. `null` means all. */
export interface ValueChoice {
  suite: string;
  category: string | null;
  language: string | null;
  /** Run names, or `all` and `latest`. */
  runs: string;
  cost: CostBasis;
  errors: ErrorPolicy;
  prices: PriceList;
  /** Weight of each metric; sums to one. */
  weights: Record<string, number>;
  worth: WorthChoice;
  routing: RoutingChoice;
  depth: DepthChoice;
}

export interface ValueSystem {
  system: string;
  family: string | null;
  /** 1 to 5 for the five hues; 6 and on share the neutral and differ by shape. */
  slot: number;
  tasks: number;
  attempts: number;
  /** Attempts that passed. */
  completed: number;
  quality: Quantity;
  /** The composite's parts, by metric. */
  metrics: Record<string, Quantity>;
  cost_usd_total: number | null;
  cost_usd_per_task: Quantity;
  cost_usd_per_attempt: Quantity;
  cost_usd_per_completed: Quantity;
  /** What the frontier is drawn on: the one of the three the reader chose, or seconds where it is over time alone. */
  cost: Quantity;
  seconds_per_completed: Quantity;
  tokens_per_completed: Quantity;
  quality_per_usd: Quantity;
  /** Whether enough of what the frontier is drawn on is known: cost, time, or both. */
  priced: boolean;
  on_frontier: boolean;
  frontier_probability: Quantity;
  /** Systems both cheaper and better on the point estimates, the cheapest first. */
  dominated_by: string[];
  flags: string[];
}

/** One step up the frontier: what it adds in quality and what each further completed task costs. */
export interface ValueStep {
  from: string;
  to: string;
  quality_gain: Quantity;
  usd_per_further_completed: Quantity;
}

export interface ValueSlice {
  category: string;
  tasks: number;
  frontier: string[];
  best: string | null;
  best_quality: Quantity;
}

/** Where the money stops buying: a hull vertex after which quality per further dollar falls to a third or less. */
export interface ValueCliff {
  /** The three systems of the convex frontier the drop is between. */
  before: string;
  system: string;
  next: string;
  /** How many times more the dollar before bought; called a cliff only where it is at least 3 and surely over 1. */
  ratio: Quantity;
  /** Quality for each dollar more per unit of the chosen basis. */
  gained_per_usd_before: Quantity;
  gained_per_usd_after: Quantity;
  /** How often resamples have a cliff at this system. */
  probability: Quantity;
}

/** Region that holds nine in ten resampled frontiers: a staircase of lowest and highest quality by cost. */
export interface FrontierBand {
  cost_usd: number[];
  low: number[];
  high: number[];
}

export interface ValueMetric {
  metric: string;
  title: string;
  weight: number;
  standing: number;
}

export interface ValueModel extends PageModel {
  page: "value";
  /** `attempts`: own runs, paired by task; `board`: published totals, binomial and unpaired. */
  kind: "attempts" | "board" | "empty";
  suite: string;
  tasks: number;
  choice: ValueChoice;
  options: {
    suites: {value: string; label: string}[];
    categories: string[];
    languages: string[];
    runs: {value: string; label: string}[];
    /** Empty where there is no second price list to choose. */
    prices: {value: PriceList; label: string}[];
    /** What the frontier can be drawn over: only cost where nothing was timed. */
    over: FrontierOver[];
  };
  metrics: ValueMetric[];
  /** Axis words: "Tasks passed", "Composite score"; whether quality is a share shown in percent. */
  quality_label: string;
  quality_is_share: boolean;
  /** Where the picture's quality axis starts: 0 for shares, and for scores unless all lie far above it. */
  quality_from: number;
  /** What `cost` of a system counts. */
  measure: "usd" | "seconds";
  /** What the seconds measure (`request`, `task_wall`, `task_working`, `published`); `null` where nothing was timed. */
  clock: string | null;
  /** "completed task", "task", "attempt". */
  cost_unit: string;
  systems: ValueSystem[];
  frontier: string[];
  unpriced: string[];
  band: FrontierBand | null;
  steps: ValueStep[];
  steps_heading: string;
  cliffs: ValueCliff[];
  /** `null` where fewer than two systems have a cost and a quality. */
  depth: ValueDepth | null;
  /** The own suite against public boards; empty without one in common. */
  boards: ValueBoard[];
  slices: ValueSlice[];
  /** What a finished task costs. */
  finished: FinishedModel;
  /** What quality is worth to this team. */
  worth: WorthModel;
  /** Which system should do which work. */
  routing: RoutingModel;
  caption: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
