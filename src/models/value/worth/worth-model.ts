import type {Quantity} from "../../quantity.js";

/** What the reader may set by slider; `null` leaves it as the workspace has it. */
export interface WorthChoice {
  incident_usd: number | null;
  debug_hours: number | null;
  hourly_usd: number | null;
  escape_rate: number | null;
  rework_usd: number | null;
  tasks_per_month: number | null;
}

export type WorthInput = keyof WorthChoice;

/** One number that the worth of a finished task rests on, and who said it. */
export interface InputState {
  /** The mean where a range was given; `null` where nobody said. */
  value: number | null;
  range: [number, number] | null;
  from: "workspace" | "default" | "url";
}

export interface NetBenefit {
  system: string;
  slot: number;
  /** Dollars per task: what a finished task is worth × share finished − cost. */
  nmb: Quantity;
  /** How much more per task the best brings; `null` for the best itself. */
  behind_best: Quantity | null;
  best_probability: Quantity;
}

/** How likely each system is the best buy, by what a finished task is worth. */
export interface Acceptability {
  wtp_grid: number[];
  /** Systems that reach .05 somewhere or lead by mean somewhere, the leader at the left first. */
  systems: {system: string; slot: number; probability: number[]}[];
  /** The system with the largest mean net benefit at each worth, with its probability. */
  frontier: {system: string[]; probability: number[]};
  /** How many systems are the best buy nowhere. */
  others: number;
}

/** What running a number of further tasks would bring. */
export interface MoreTasks {
  tasks: number;
  /** Certainty of today's best after that many, if the gaps stay what they are. */
  best_probability: number;
  usd_per_task: Quantity;
  /** Over the horizon; refused where the number of tasks a month is not known. */
  usd_over_horizon: Quantity;
  /** What running them costs, on every system that may be the best. */
  cost_usd: number;
}

/** What quality is worth to this team. */
export interface WorthModel {
  question: string;
  /** `answered`; `open`: nobody said what a failure costs; `one_system` and `no_cost`: nothing to choose between. */
  state: "answered" | "open" | "one_system" | "no_cost";
  answer: string | null;
  /** Why there is no answer, and what to add. */
  reason: string | null;
  add: string | null;
  /** The section's heading, its paragraph and the caption of its picture. */
  heading: string;
  lead: string;
  caption: string;
  /** What running more tasks would be worth. */
  information: string;
  inputs: Record<WorthInput, InputState> & {horizon_months: InputState};
  /** Whether an incident is given by hours and a rate. */
  by_hours: boolean;
  wtp_per_completed: Quantity;
  /** Mean worth without the dearest hundredth of incidents, where their cost is a range. */
  wtp_without_top_percent: number | null;
  /** The best first. */
  net_benefit: NetBenefit[];
  best: string | null;
  /** The two systems between which the worth decides: neighbours on the convex frontier. */
  decides: {cheaper: string; better: string} | null;
  break_even_incident_usd: Quantity;
  acceptability: Acceptability | null;
  evpi: {per_task: Quantity; per_month: Quantity; over_horizon: Quantity};
  /** What knowing the inputs better would be worth per task; `null` where none is a range. */
  evpi_inputs_usd_per_task: number | null;
  evsi: MoreTasks[];
  /** Further tasks until the best is so with 95 % certainty; `null` where no million would do. */
  tasks_to_settle: number | null;
  /** Systems whose probability of being the best is .05 or more. */
  contenders: string[];
}
