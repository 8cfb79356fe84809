import type {AttemptIntake, Sink, TaskIntake} from "../intake.js";
import {RowCells} from "./json-cells.js";
import {taskFacts} from "./json-task-facts.js";
import type {JsonRecord} from "./json-values.js";
import {asName, asRecord, asText, hashOf} from "./json-values.js";
import {fallbackModels, sampleText, sampleVerdict, servedModel} from "./inspect-sample.js";
import {sampleScores} from "./inspect-score.js";
import type {InspectHeader} from "./inspect-system.js";
import {judgeModels, scorersOf, systemAndRun} from "./inspect-system.js";
import {sampleUsage} from "./inspect-usage.js";

/** The members of a sample that are read; messages, events and attachments are passed over. */
export const SAMPLE_MEMBERS = [
  "id",
  "epoch",
  "uuid",
  "input",
  "output.model",
  "output.completion",
  "output.choices",
  "scores",
  "score",
  "metadata",
  "model_usage",
  "role_usage",
  "model_fallbacks",
  "started_at",
  "total_time",
  "working_time",
  "error",
  "error_retries",
  "retries",
  "limit",
  "invalidation",
  "completed"
];

/** The members of a log that are read besides its samples. */
export const HEADER_MEMBERS = ["version", "status", "eval", "plan", "results", "stats", "error", "invalidated"];

/** One Inspect log on its way into the sink: the header is known, samples come one by one, from whatever file. */
export class InspectLog {
  private readonly scorers;
  private readonly judges;
  private readonly prefix: string;
  private readonly served = new Set<string>();
  private rows = 0;
  private invalidated = 0;
  private fallbacks = 0;
  private edited = 0;
  private unseparated = 0;

  constructor(
    private readonly header: InspectHeader,
    /** Metrics whose scale is not [0, 1], found before any sample is handed over. */
    private readonly off: ReadonlySet<string>,
    private readonly sink: Sink
  ) {
    this.scorers = scorersOf(header);
    this.judges = judgeModels(header, this.scorers);
    const evaluation = asRecord(header.eval);
    const id = [evaluation?.run_id, evaluation?.task, evaluation?.model, evaluation?.created];
    this.prefix = asName(evaluation?.eval_id) ?? id.map((part) => asText(part) ?? "").join("|");
  }

  /** Hands one sample over as an attempt, or rejects it; `lost` are members that could not be read. */
  async sample(sample: JsonRecord, position: string, lost: readonly string[]): Promise<void> {
    this.rows++;
    const id = asText(sample.id);
    if (id === null) return this.refuse(position, "task", "required", "a sample needs an id, none came");
    if (this.header.invalidated === true || (sample.invalidation !== null && sample.invalidation !== undefined)) {
      this.invalidated++;
      return this.refuse(position, null, "invalidated", "the log or the sample was marked invalid");
    }
    const cells = new RowCells(this.sink, position);
    for (const member of lost) cells.lost(member);
    const epoch = cells.count("attempt_index", sample.epoch) ?? 1;
    const scores = sampleScores(sample.scores ?? singleScore(sample), this.scorers, this.off, cells);
    this.countFacts(sample, scores.ratings.length);
    const working = cells.seconds("latency_s", sample.working_time);
    const wall = cells.seconds("latency_s", sample.total_time);
    const latency_s = working ?? wall;
    const attempt: AttemptIntake = {
      position,
      row_key: asName(sample.uuid) ?? `${this.prefix}|${id}|${epoch}`,
      run_key: "run",
      task: taskOf(id, sample),
      attempt_index: Math.max(0, epoch - 1),
      item: null,
      ...sampleVerdict(sample, scores),
      ...sampleUsage(sample, this.judges, cells),
      latency_s,
      latency_kind: latency_s === null ? null : working === null ? "task_wall" : "task_working",
      ttft_s: null,
      is_cached: null,
      calls: null,
      retries:
        cells.count("retries", sample.retries) ??
        (Array.isArray(sample.error_retries) ? sample.error_retries.length : null),
      started_at: cells.time("started_at", sample.started_at),
      scores: scores.scores,
      ratings: scores.ratings,
      text: sampleText(sample)
    };
    await this.sink.attempt(attempt);
  }

  /** Rejects a sample that could not be read. */
  refuse(position: string, column: string | null, code: string, message: string): void {
    this.sink.reject({position, table: "attempt", column, row_kept: false, code, message, excerpt: null});
  }

  /** Hands system and run over, and says what the log showed. */
  finish(): void {
    const {system, run} = systemAndRun(this.header, this.served);
    this.sink.system(system);
    this.sink.run(run);
    const note = (count: number, text: string) => {
      if (count > 0) this.sink.note(`${count} of ${this.rows} samples ${text}`);
    };
    const total = asRecord(this.header.results)?.total_samples;
    if (this.rows === 0) {
      const told = typeof total === "number" && total > 0 ? `: its results speak of ${total}` : "";
      this.sink.note(`the log holds no samples${told}`);
    }
    if (run.status !== "success") this.sink.note(`the run did not end well: status ${run.status}`);
    note(this.invalidated, "were marked invalid and left out");
    note(this.fallbacks, "were answered, at least in part, by a fallback model");
    note(this.edited, "have a score edited by hand: the edit decides and is a rating, the automatic score stays");
    note(this.unseparated, "were graded by a model without a role: its tokens cannot be told from the system's");
    const off = this.decidingOffScale();
    if (off !== null) this.sink.note(`${off} is not on a scale of [0, 1]: its scores are kept but decide no verdict`);
    if (this.served.size > 1)
      this.sink.note(`answered by ${this.served.size} models: ${[...this.served].sort().join(", ")}`);
  }

  /** The deciding metric where it decides nothing, because 1 of 10 is not a pass. */
  private decidingOffScale(): string | null {
    const {deciding} = this.scorers;
    const names = [...this.off].map((name) => name.split("\u0000"));
    return names.find(([scorer]) => deciding === null || scorer === deciding)?.[1] ?? null;
  }

  private countFacts(sample: JsonRecord, ratings: number): void {
    const fallbacks = fallbackModels(sample);
    if (fallbacks.length > 0) this.fallbacks++;
    for (const model of fallbacks) this.served.add(model);
    const served = servedModel(sample);
    if (served !== null) this.served.add(served);
    if (ratings > 0) this.edited++;
    const self = this.scorers.judges.size > 0 && this.judges.size === 0;
    if (self && Object.keys(asRecord(sample.role_usage) ?? {}).length === 0) this.unseparated++;
  }
}

function taskOf(id: string, sample: JsonRecord): TaskIntake {
  const metadata = asRecord(sample.metadata);
  return {task: asName(id, 200) ?? `sample ${hashOf(id)}`, ...taskFacts([metadata])};
}

/** The first logs had one score a sample. */
function singleScore(sample: JsonRecord): JsonRecord | null {
  const score = asRecord(sample.score);
  return score === null ? null : {score};
}

/** Puts a member cut out of a sample back into its place. */
export function putMember(sample: JsonRecord, path: readonly (string | number)[], value: unknown): void {
  const [key, inner] = path;
  if (inner === undefined) sample[String(key)] = value;
  else sample[String(key)] = {...asRecord(sample[String(key)]), [inner]: value};
}
