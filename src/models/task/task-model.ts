import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";

/** What the reader has picked; the whole of it stands in the URL. */
export interface TaskChoice {
  suite: string;
  task: string;
}

/** One system at this task. */
export interface TaskSystem {
  system: string;
  slot: number;
  runs: number;
  /** Judged attempts, errors, timeouts and refusals: what `share` is a mean over. */
  attempts: number;
  /** Attempts that passed whole and meet no failure condition. */
  passes: number;
  /** Mean score of the attempts, an error counting nought. */
  share: Quantity;
  /** Whether some attempt was scored between pass and fail. */
  partial: boolean;
  errors: number;
  timeouts: number;
  refusals: number;
  /** Out of every denominator. */
  unjudged: number;
  gated: number;
  /** Share of the suite's other tasks it passes: the order of the rows. */
  record: Quantity;
  /** What that record leads one to expect here. */
  expected: Quantity;
  /** `fails`: expected to pass three times in four and passes less than half; `passes`: the reverse. */
  surprise: "fails" | "passes" | null;
  /** Means over the attempts of which it is known, without an interval: only sums are kept. */
  cost_usd: Quantity;
  cost_unknown: number;
  tokens: Quantity;
  latency_s: Quantity;
  /** What those seconds measure: two kinds of clock are never set beside each other. */
  latency_kind: string | null;
}

/** A run of a system over this task. */
export interface TaskRun {
  run: string;
  date: string | null;
  model_version: string | null;
  harness: string | null;
  attempts: number;
  passes: number;
  share: Quantity;
}

/** One system's runs over this task, the earliest first. */
export interface TaskHistory {
  system: string;
  slot: number;
  runs: TaskRun[];
  /** How the last run differs from the first: from never to always, or back. */
  change: "gained" | "lost" | null;
}

/** A verdict on one answer to this task. */
export interface TaskVerdict {
  rater: string;
  verdict: string;
  /** Whether a judge is of the family of the system it judges. */
  own_family: boolean;
}

/** What was said of one answer to this task along one dimension. */
export interface RatedAnswer {
  dimension: string;
  system: string | null;
  run: string | null;
  people: TaskVerdict[];
  judges: TaskVerdict[];
  people_part: boolean;
  /** Whether a judge says otherwise than most people; `null` where either is missing or people are level. */
  judges_part: boolean | null;
}

/** All that was said of this task's answers along one dimension. */
export interface TaskDimension {
  dimension: string;
  people: SaidBy | null;
  judges: SaidBy | null;
}

export interface SaidBy {
  raters: number;
  ratings: number;
  answers: number;
  /** How often each label or number was given, in the scale's order. */
  counts: {label: string; n: number}[];
  /** Share that says yes, or the mean verdict, over answers; refused where labels have no order. */
  mean: Quantity;
  /** Whether the mean is a share that says `yes`. */
  yes: string | null;
}

/** A task as a list names it. */
export interface TaskItem {
  task: string;
  category: string | null;
  share: Quantity;
  item_rest: Quantity;
}

/** What is known of the task itself. */
export interface TaskFacts {
  version: string | null;
  category: string | null;
  language: string | null;
  difficulty: string | null;
  tags: string[];
  released_at: string | null;
  /** Days from its release to the first run here. */
  days_before_first_run: number | null;
  /** Other tasks of its cluster, and the first of them by name. */
  cluster_mates: number;
  mates: string[];
}

/** How hard the task is beside the others. */
export interface TaskDifficulty {
  /** Mean over systems of the share each passes; a lone system's share of attempts. */
  share: Quantity;
  /** The same, as a mean over the tasks of the suite and of the task's category that the same systems tried. */
  suite: Quantity;
  category: Quantity;
  /** Systems and tasks that could be set beside each other: each of these systems tried each of these tasks. */
  systems: number;
  tasks: number;
  /** Tasks harder than this one, those as hard counted half. */
  harder: Quantity;
  as_hard: number;
}

/** How well the task tells strong systems from weak ones. */
export interface TaskDiscrimination {
  /** Correlation over systems of what each passes here with what it passes of the rest. */
  item_rest: Quantity;
  /** Adjusted (Benjamini–Hochberg) for all tasks that could have been looked at. */
  p_adjusted: number | null;
  /** `tells` and `contrary` only where the adjusted p is at most .05. */
  verdict: "tells" | "contrary" | "not_shown" | "nothing" | "refused";
}

export interface TaskModel extends PageModel {
  page: "task";
  /** `untried`: no attempt was judged; `unknown`: the suite has no such task; `board`: totals without tasks. */
  kind: "tried" | "untried" | "unknown" | "board" | "empty";
  suite: string;
  choice: TaskChoice;
  options: {suites: {value: string; label: string}[]};
  /** Why the page shows this task when none was asked for; empty when one was. */
  why: string;
  /** Tasks of the suite in order of difficulty: where this one stands, and its neighbours. */
  position: {at: number; of: number; harder: string | null; easier: string | null} | null;
  /** Names most like the one asked for, where the suite has none such. */
  near: string[];
  facts: TaskFacts | null;
  systems: TaskSystem[];
  difficulty: TaskDifficulty | null;
  discrimination: TaskDiscrimination | null;
  history: TaskHistory[];
  rated: {items: number; dimensions: TaskDimension[]; answers: RatedAnswer[]} | null;
  lists: {
    telling: TaskItem[];
    contrary: TaskItem[];
    unpassed: TaskItem[];
    unpassed_total: number;
    passed_by_all: number;
  };
  headings: {systems: string; history: string; rated: string};
  caption: string;
  table_caption: string;
  history_caption: string;
  rated_words: string;
  lists_words: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
