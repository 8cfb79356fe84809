import type {RefusalCode} from "../../../statistics/estimate.js";
import type {Quantity} from "../../quantity.js";

/** `floor`: the least spend that gives up at most so much quality; `budget`: the most quality within a budget per task. */
export type RoutingGoal = "floor" | "budget";

/** What the reader picked in this section. */
export interface RoutingChoice {
  goal: RoutingGoal;
  /** Quality that may be given up against the best single system, a share in [0, .1]. */
  given: number;
  /** Dollars per task; `null` is what the best single system costs. */
  budget: number | null;
  /** Share of failures that somebody or something notices before a task goes on to the dear system. */
  noticed: number;
}

/** One system on one kind of work. */
export interface RoutingCell {
  system: string;
  /** As measured. */
  quality: Quantity;
  /** Pulled towards the system's standing on its other work: what the plan is chosen on. */
  shrunken: Quantity;
  /** Dollars for one attempt at a task. */
  cost: Quantity;
  n: number;
  refused: boolean;
}

export interface RoutingCategory {
  category: string;
  /** Share of the suite's tasks: how much of the work it is taken to be. */
  share: number;
  tasks: number;
  cells: RoutingCell[];
}

export interface RoutingAssignment {
  category: string;
  share: number;
  system: string;
  quality: Quantity;
  cost: Quantity;
  /** Under 30 tasks. */
  flagged: boolean;
}

/** One plan with what its rule was worth on tasks it was not chosen on. */
export interface RoutingPlan {
  /** The budget of the goal `budget`; what the plan may cost. */
  budget_usd_per_task: number | null;
  /** The floor of the goal `floor`, in quality. */
  floor: number | null;
  plan: RoutingAssignment[];
  plan_quality: Quantity;
  /** Dollars per task. */
  plan_cost: Quantity;
  /** `settled`: on how large a share of the resamples this system would have been bought too. */
  best_single: {system: string; quality: Quantity; cost: Quantity; settled: number};
  /** Quality of the plan minus that of the single system. */
  gain: Quantity;
  /** Dollars per task that the single system costs more. */
  saving: Quantity;
  saving_share: Quantity;
  /** Quality of random shares of two systems for the same money. */
  mixture_quality: Quantity;
  /** Quality of the plan minus that of random shares of two systems for the same money: what knowing the kind is worth. */
  gain_over_mixture: Quantity;
  /** What hindsight would add: the best system of each task, luck included, minus the plan. */
  regret_vs_oracle: Quantity;
  /** The plan's bound if a kind of work could be split, and quality per further dollar there. */
  lp: {quality: number; shadow_price: number} | null;
}

/** "Try the cheap one, then the dear one on what failed." */
export interface EscalationRow {
  cheap: string;
  dear: string;
  tasks: number;
  quality: Quantity;
  cost_per_task: Quantity;
  cost_per_completed: Quantity;
  saving_vs_dear: Quantity;
  gain_vs_dear: Quantity;
  /** Share of tasks that reach the dear system. */
  escalated_share: Quantity;
}

/** Which system should do which work. */
export interface RoutingModel extends Partial<RoutingPlan> {
  /** Why there is no plan, with the count that was too small. */
  refused?: RefusalCode;
  n?: number;
  reason: string | null;
  /** The weights moved since the plans were made; they are being made anew. */
  pending: boolean;
  goal: RoutingGoal;
  dimension: "category" | "language" | "difficulty" | null;
  categories: RoutingCategory[];
  /** Tasks of kinds too small to plan for. */
  tasks_left_out: number;
  /** The rule over all budgets, cheapest first. */
  curve: {budget_usd_per_task: number; quality: Quantity; cost: Quantity; mixture: Quantity}[];
  /** Every system alone, by dollars per attempt. */
  singles: {system: string; slot: number; quality: Quantity; cost: Quantity}[];
  /** The best system to buy alone, whatever the budget. */
  best_overall: string | null;
  /** Share of its spend that goes to work a cheaper system does to within `materiality`. */
  spend_on_overkill: Quantity;
  materiality: number;
  oracle: {quality: Quantity; cost: Quantity} | null;
  noticed: number;
  escalation: EscalationRow[];
  heading: string;
  answer: string;
  caption: string;
  escalation_heading: string;
  escalation_answer: string;
  escalation_caption: string;
}
