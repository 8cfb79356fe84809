import type {Note, PageModel} from "../page-model.js";
import type {Quantity} from "../quantity.js";

/** What the reader has picked; the whole of it stands in the URL. `null` means all. */
export interface PasskChoice {
  suite: string;
  category: string | null;
  language: string | null;
  /** Run names, or `all` and `latest`. */
  runs: string;
  /** Which systems the figure and the list of flips show: `top`, `all`, or one by name. */
  systems: string;
  /** The number of tries the answer and the table speak of. */
  k: number;
}

/** A choice before the data have had their say: `k` is `null` where the page is to take one that most systems have. */
export type PasskAsked = Omit<PasskChoice, "k"> & {k: number | null};

/** One system in one category at one k. */
export interface PasskRow {
  system: string;
  /** `all`, or a category of the suite. */
  category: string;
  k: number;
  /** Tasks with at least k attempts: what the quantities are means over. */
  tasks: number;
  /** Tasks tried fewer than k times, which cannot say; left out and counted. */
  tasks_dropped: number;
  /** Share of tasks on which at least one of k tries passes. */
  pass_at_k: Quantity;
  /** Share of tasks on which all k tries pass. */
  pass_hat_k: Quantity;
  /** pass@k minus pass@1 over the same tasks: what luck between tries is worth. `null` at k = 1. */
  gap: Quantity | null;
  /** What k attempts at one task cost. */
  cost_usd_at_k: Quantity;
}

/** How one system behaves when it is asked the same thing again, over the tasks it tried at least twice. */
export interface PasskConsistency {
  system: string;
  tasks_repeated: number;
  always_passed: number;
  never_passed: number;
  /** Tasks that passed at times and failed at others. */
  flipping: number;
  flip_share: Quantity;
  /** Mean over tasks of the variance of one try at the same prompt: 0 when nothing flips, .25 for a coin. */
  same_prompt_variance: Quantity;
  /** Whether no task flipped, so that repeated tries told nothing new. */
  attempts_identical: boolean;
}

/** A task that the same prompt passes at times and fails at others. */
export interface PasskFlip {
  task: string;
  category: string | null;
  /** Systems shown on which the task flips, of those that tried it at least twice. */
  systems_flipping: number;
  systems_repeated: number;
  outcomes: {system: string; attempts: number; passes: number}[];
}

/** A system as the page names and draws it. */
export interface PasskSystem {
  system: string;
  slot: number;
  tasks: number;
  attempts: number;
  /** Fewest and most attempts at a task. */
  attempts_per_task: [number, number];
  /** Runs whose attempts are pooled. */
  runs: number;
  /** Whether no run tried a task twice: what differs between tries may then be a change of the system. */
  tries_are_runs: boolean;
  priced: boolean;
  /** Whether it has at least four in five of the tasks that the fullest system tried k times: only such are ranked. */
  comparable: boolean;
}

export interface PasskModel extends PageModel {
  page: "passk";
  /** `repeated`: some task was tried twice; `once`: none was; `board`: published totals without attempts. */
  kind: "repeated" | "once" | "board" | "empty";
  suite: string;
  tasks: number;
  choice: PasskChoice;
  options: {
    suites: {value: string; label: string}[];
    categories: string[];
    languages: string[];
    runs: {value: string; label: string}[];
    systems: {value: string; label: string}[];
    k: number[];
  };
  /** Every k of the page, up to the largest number of attempts; 1 and 5 always. */
  ks: number[];
  /** The systems of the selection, in the order of the table: by pass@k at the chosen k. */
  field: PasskSystem[];
  /** Names of the systems the figure draws. */
  shown: string[];
  systems: PasskRow[];
  consistency: PasskConsistency[];
  consistency_heading: string;
  flips: PasskFlip[];
  /** How many tasks flip in all; `flips` lists those that flip on most systems. */
  flips_total: number;
  caption: string;
  notes: Note[];
  would_change: string;
  not_measured: string;
}
