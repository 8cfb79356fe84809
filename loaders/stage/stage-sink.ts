import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {literal} from "../duckdb.js";
import type {
  AttemptIntake,
  OutcomeIntake,
  RejectIntake,
  ReportIntake,
  RunIntake,
  ScoreIntake,
  Sink,
  SummaryIntake,
  SystemIntake
} from "../intake.js";
import {STAGE, type StageMeta, type StageTable} from "./stage-tables.js";
import {parseTime} from "./parse-time.js";
import {TaskMemory} from "./task-memory.js";
import {TableWriter} from "./table-writer.js";

const TEXT_PART_CHARACTERS = 96 << 20;
const AMOUNTS = ["cost_usd", "judge_cost_usd", "latency_s", "ttft_s", "calls", "retries"] as const;
const TOKENS = [
  "input_tokens",
  "output_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "reasoning_tokens"
] as const;

type Written = Exclude<StageTable, "loose_score">;
const WRITTEN: Written[] = [
  "task",
  "attempt",
  "score",
  "rating",
  "outcome",
  "summary",
  "report",
  "report_score",
  "text",
  "reject"
];

/**
 * Takes what an adapter finds and writes the stage tables of one file, a chunk at a time.
 *
 * It also keeps the file's account (every attempt, summary and rejected row is one row read) and guards the ranges that
 * hold for every format, so that an adapter that forgets one cannot let a negative cost through.
 */
export class StageSink implements Sink {
  readonly #writers = new Map<Written, TableWriter>();
  readonly #runs = new Map<string, RunIntake>();
  readonly #systems = new Map<string, SystemIntake>();
  readonly #tasks = new TaskMemory();
  readonly #notes: string[] = [];
  #rows = 0;
  #rejected = 0;
  #textParts = 0;
  #textCharacters = 0;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly folder: string,
    private readonly onProgress: (bytes: number, rows: number) => void
  ) {}

  async open(): Promise<this> {
    for (const table of WRITTEN)
      this.#writers.set(table, await TableWriter.create(this.connection, table, STAGE[table]));
    return this;
  }

  system(row: SystemIntake): void {
    if (!this.#systems.has(row.system_key)) this.#systems.set(row.system_key, row);
  }

  run(row: RunIntake): void {
    if (this.#runs.has(row.run_key)) return;
    const readable = row.started_at === null || parseTime(row.started_at) !== null;
    this.#runs.set(row.run_key, readable ? row : {...row, started_at: null});
    if (readable) return;
    const message = "started_at must be an ISO time";
    const excerpt = row.started_at;
    this.reject({
      position: "run",
      table: "run",
      column: "started_at",
      row_kept: true,
      code: "unreadable",
      message,
      excerpt
    });
  }

  async attempt(row: AttemptIntake): Promise<void> {
    const row_no = ++this.#rows;
    this.#tasks.remember(row.run_key, row.task);
    const kept = {...row, ...this.#inRange(row), row_no, sub: 0, task: row.task.task, row_hash: null};
    this.#add("attempt", kept, row.position);
    for (const score of distinctScorers(row.scores))
      this.#add("score", {...score, row_no, sub: 0, subject_kind: "attempt"}, row.position);
    for (const rating of row.ratings)
      this.#add("rating", {...rating, row_no, attempt_row_no: row_no, position: row.position}, row.position);
    if (row.text) {
      this.#add("text", {row_no, sub: 0, ...row.text}, row.position);
      this.#textCharacters += (row.text.prompt?.length ?? 0) + (row.text.output?.length ?? 0);
      if (this.#textCharacters > TEXT_PART_CHARACTERS) await this.#textPart();
    }
    this.#report();
  }

  async summary(row: SummaryIntake): Promise<void> {
    const row_no = ++this.#rows;
    const cost_usd = this.#amount("summary", "cost_usd", row.cost_usd, row.position);
    const pass_rate = this.#share("summary", "pass_rate", row.pass_rate, row.position);
    this.#add("summary", {...row, row_no, cost_usd, pass_rate}, row.position);
    this.#report();
  }

  async outcome({metrics, ...row}: OutcomeIntake): Promise<void> {
    const row_no = ++this.#rows;
    this.#add("outcome", {...row, row_no, system_key: row.system}, row.position);
    for (const [metric, value] of Object.entries(metrics)) {
      const score = {metric, scorer: "report", value, scorer_kind: "static", scorer_system: null, status: "ok"};
      this.#add("score", {...score, row_no, sub: 0, subject_kind: "outcome"}, row.position);
    }
    this.#report();
  }

  async report({subject, scores, ...row}: ReportIntake): Promise<void> {
    const row_no = ++this.#rows;
    this.#add("report", {...subject, ...row, row_no}, row.position);
    for (const score of scores) this.#add("report_score", {...score, row_no}, row.position);
    this.#report();
  }

  reject(row: RejectIntake): void {
    if (!row.row_kept) {
      this.#rows++;
      this.#rejected++;
    }
    this.#add("reject", {...row, excerpt: row.excerpt?.slice(0, 80) ?? null}, row.position);
  }

  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  progress(bytes: number): void {
    this.onProgress(bytes, this.#rows);
  }

  /** Writes what is left and tells the account. */
  async close(format: string): Promise<StageMeta> {
    for (const task of this.#tasks.bySuite(this.#runs)) this.#add("task", task, "");
    const tables: StageTable[] = [];
    for (const [table, writer] of this.#writers) {
      writer.close();
      if (writer.rows === 0) continue;
      tables.push(table);
      await this.connection.run(
        `copy "${table}" to ${literal(join(this.folder, `${table}.parquet`))} (format parquet, compression zstd)`
      );
    }
    return {
      format,
      rows_read: this.#rows,
      rows_rejected: this.#rejected,
      notes: this.#notes,
      systems: [...this.#systems.values()],
      runs: [...this.#runs.values()].map((run) => ({
        ...run,
        prompt: null,
        retrieval: null,
        describes: false,
        row_no: null
      })),
      tables,
      unbound: []
    };
  }

  #add(table: Written, row: object, position: string): void {
    this.#writers.get(table)!.add(row as Record<string, unknown>, (column, cell) => {
      if (table === "reject") return;
      this.reject({
        position,
        table,
        column,
        row_kept: true,
        code: "unreadable",
        message: `${column} must be a value of its type`,
        excerpt: String(cell)
      });
    });
  }

  /** Texts are written away in parts: they alone can be larger than memory. */
  async #textPart(): Promise<void> {
    this.#writers.get("text")!.close();
    const part = join(this.folder, `text-${String(++this.#textParts).padStart(5, "0")}.parquet`);
    await this.connection.run(`copy "text" to ${literal(part)} (format parquet, compression zstd)`);
    const rows = this.#writers.get("text")!.rows;
    const writer = await TableWriter.create(this.connection, "text", STAGE.text);
    writer.rows = rows;
    this.#writers.set("text", writer);
    this.#textCharacters = 0;
  }

  #inRange(row: AttemptIntake): Record<string, number | null> {
    const cells: Record<string, number | null> = {};
    for (const name of [...AMOUNTS, ...TOKENS]) cells[name] = this.#amount("attempt", name, row[name], row.position);
    cells["score_share"] = this.#share("attempt", "score_share", row.score_share, row.position);
    return cells;
  }

  #amount(table: string, column: string, cell: number | null, position: string): number | null {
    if (cell === null || !(cell < 0)) return cell;
    this.#outOfRange(table, column, cell, position, "at least 0");
    return null;
  }

  #share(table: string, column: string, cell: number | null, position: string): number | null {
    if (cell === null || (cell >= 0 && cell <= 1)) return cell;
    this.#outOfRange(table, column, cell, position, "in [0, 1]");
    return null;
  }

  #outOfRange(table: string, column: string, cell: number, position: string, range: string): void {
    const message = `${column} must be ${range}`;
    this.reject({position, table, column, row_kept: true, code: "out_of_range", message, excerpt: String(cell)});
  }

  #report(): void {
    if (this.#rows % 1024 === 0) this.onProgress(-1, this.#rows);
  }
}

/** The same scorer twice for one metric of one attempt is told apart by a number: keys are unique. */
function distinctScorers(scores: readonly ScoreIntake[]): ScoreIntake[] {
  const seen = new Map<string, number>();
  return scores.map((score) => {
    const key = `${score.metric}\u001f${score.scorer}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? score : {...score, scorer: `${score.scorer} ${times}`};
  });
}
