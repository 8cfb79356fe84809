import type {Attempt, LatencyKind, Verdict} from "../src/tables/attempt.js";
import type {Outcome} from "../src/tables/outcome.js";
import type {Score, ScorerKind} from "../src/tables/score.js";
import type {Summary} from "../src/tables/summary.js";
import type {Task} from "../src/tables/task.js";

// What an adapter hands over: the export's rows in our words, before names, ids, duplicates, prices and the meaning of
// zeros are settled. Those need the whole workspace and are settled in one place, loaders/assemble/.

/** One way in which systems of one base name may differ: the prompt, the solver, the settings, the edit format. */
export interface Facet {
  facet: "prompt" | "solver" | "settings" | "edit_format";
  /** What tells the variants apart; never shown. */
  value: string;
  /** What is shown; `null` where the export has only raw text, and then `prompt 1`, `prompt 2` by `order`. */
  label: string | null;
  order: number;
}

/** A system as one export describes it. Its display name is `name`, and facets only where they differ in the workspace. */
export interface SystemIntake {
  system_key: string;
  name: string;
  facets: Facet[];
  model: string | null;
  family: string | null;
  provider: string | null;
  served_model: string | null;
  technique: string | null;
  prompt: string | null;
  settings: string | null;
}

export interface RunIntake {
  run_key: string;
  system_key: string;
  run: string | null;
  suite: string | null;
  suite_version: string | null;
  model_version: string | null;
  harness: string;
  harness_version: string | null;
  started_at: string | null;
  dataset_hash: string | null;
  prompt_hash: string | null;
  commit: string | null;
  status: "started" | "success" | "cancelled" | "error" | null;
}

/** What is known of a task; the first known value of each column wins, in the order of the files. */
export type TaskIntake = Partial<Omit<Task, "task_id" | "suite_id" | "task" | "cluster_id">> & {
  task: string;
  cluster?: string | null;
};

export type ScoreIntake = Omit<Score, "subject_kind" | "subject_id">;

export interface RatingIntake {
  /** `null`: the attempt it comes with is the item. */
  item: string | null;
  rater: string;
  rater_kind: "human" | "judge" | "metric";
  dimension: string;
  value: number | null;
  label: string | null;
  batch: string | null;
  rated_at: string | null;
  inclusion_probability: number | null;
}

export interface AttemptIntake
  extends Omit<
    Attempt,
    | "attempt_id"
    | "run_id"
    | "task_id"
    | "attempt_index"
    | "item_id"
    | "cost_status"
    | "list_cost_usd"
    | "verdict"
    | "latency_kind"
  > {
  /** Where in the file: `line 12`, `results[3]`, `samples/a_epoch_1.json`. */
  position: string;
  /** The harness's own id of the row: the same id twice is one row, whatever file it stands in. */
  row_key: string | null;
  run_key: string;
  task: TaskIntake;
  /** `null`: repeats are numbered in the order of the file. */
  attempt_index: number | null;
  item: string | null;
  verdict: Verdict;
  latency_kind: LatencyKind | null;
  scores: ScoreIntake[];
  ratings: RatingIntake[];
  text: {prompt: string | null; output: string | null} | null;
}

export interface SummaryIntake extends Omit<Summary, "system_id" | "suite_id" | "source_id"> {
  position: string;
  system_key: string;
  suite: string;
}

/** Which attempt something is about, as far as its file says. */
export interface SubjectIntake {
  system: string | null;
  run: string | null;
  suite: string | null;
  task: string | null;
  attempt_index: number | null;
  item: string | null;
}

export interface OutcomeIntake extends Omit<Outcome, "change_id" | "system_id" | "attempt_id">, SubjectIntake {
  position: string;
  /** Numbers the change carries itself, by metric. */
  metrics: Record<string, number>;
}

/** How the parts of an attempt that lie in several files come together: counts add up, shares are weighed. */
export type PartsJoin = "sum" | "mean" | "max" | "min";

/** What a tool's report says of one file; \`value / weight\` where parts join by their mean. */
export interface PartScore {
  metric: string;
  scorer: string;
  scorer_kind: ScorerKind;
  parts_join: PartsJoin;
  value: number | null;
  weight: number;
  /** \`error\` where the tool could not examine the file: such a file is not clean. */
  status: "ok" | "error";
}

/** One file a tool's report speaks of; assembly finds out which attempt it belongs to. */
export interface ReportIntake {
  position: string;
  /** The file's path as the report has it; \`null\` where the report names none and stands for its own folder. */
  path: string | null;
  subject: SubjectIntake | null;
  scores: PartScore[];
}

export interface RejectIntake {
  position: string;
  table: string;
  column: string | null;
  row_kept: boolean;
  code: string;
  message: string;
  excerpt: string | null;
}

/**
 * Where an adapter puts what it finds. Every row of the file is counted once: either by `attempt`, `summary`,
 * `outcome` or `report` (kept, unless assembly finds a duplicate or no attempt for it) or by a `reject` with `row_kept: false`. The sink keeps that account itself.
 */
export interface Sink {
  system(row: SystemIntake): void;
  run(row: RunIntake): void;
  /** Resolves when the sink can take more: await it. */
  attempt(row: AttemptIntake): Promise<void>;
  summary(row: SummaryIntake): Promise<void>;
  outcome(row: OutcomeIntake): Promise<void>;
  report(row: ReportIntake): Promise<void>;
  /** A row left out (`row_kept: false`, counts as read and rejected) or a cell left out of a kept row. */
  reject(row: RejectIntake): void;
  /** A plain sentence for the report: what this file lacks or what is odd in it. */
  note(text: string): void;
  /** For the progress line: bytes of the file read so far. */
  progress(bytes: number): void;
}

/** A file to be read; adapters open it themselves, as a stream. */
export interface SourceFile {
  /** Absolute, for opening; never stored and never shown. */
  path: string;
  /** Relative to the workspace: what messages and reports say. */
  name: string;
  bytes: number;
  /** The first 64 KiB, decoded (BOM and UTF-16 respected), for detection. */
  head: string;
  /** The first bytes as they are, for magic numbers. */
  magic: Uint8Array;
}

/** One export format: how to know it by its content and how to read it. */
export interface Adapter {
  format: string;
  /** Raised whenever the adapter's output changes, so that cached results are read anew. */
  version: number;
  /** Whether the file's content, not its name, is of this format. */
  detects(file: SourceFile): boolean;
  /** Reads the whole file into the sink; throws an `UnreadableFile` with one plain line when nothing can be read. */
  read(file: SourceFile, sink: Sink): Promise<void>;
}

/** The file as a whole cannot be read: it becomes a source with 0 rows and this note; the other sources still load. */
export class UnreadableFile extends Error {}
