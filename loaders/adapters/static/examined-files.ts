import type {PartScore, PartsJoin, Sink} from "../../intake.js";
import {UnreadableFile} from "../../intake.js";

/** More files than any report of attempts speaks of: beyond, the report is of something else. */
const MAX_FILES = 500_000;
const MAX_PATH = 1000;

interface Measure {
  value: number;
  weight: number;
}

interface Examined {
  measures: Map<string, Measure>;
  failed: boolean;
}

/** How a tool's numbers join over the files of an attempt; the counts among them are 0 for a file without findings. */
export type Measures = Readonly<Record<string, PartsJoin>>;

/**
 * What one report says of each file it speaks of, gathered until the report ends.
 *
 * A file that was examined and has no finding counts 0; a file that could not be parsed is an error, never clean; a
 * file that is not in the report is not here at all. A report of which a part is lost may have lost a finding: none of
 * its files is clean.
 */
export class ExaminedFiles {
  readonly #files = new Map<string, Examined>();

  constructor(
    private readonly scorer: string,
    private readonly measures: Measures
  ) {}

  /** The file was examined. */
  see(path: string): Examined {
    const key = path.slice(-MAX_PATH);
    let file = this.#files.get(key);
    if (!file) {
      if (this.#files.size >= MAX_FILES) throw new UnreadableFile(`a report must speak of at most ${MAX_FILES} files`);
      file = {measures: new Map(), failed: false};
      for (const [metric, join] of Object.entries(this.measures))
        if (join === "sum") file.measures.set(metric, {value: 0, weight: 1});
      this.#files.set(key, file);
    }
    return file;
  }

  /** Adds to a count, to a mean with its weight, or to a maximum or minimum of the file. */
  add(path: string, metric: string, value: number, weight = 1): void {
    const {measures} = this.see(path);
    const known = measures.get(metric);
    const join = this.measures[metric];
    if (!known) measures.set(metric, {value, weight});
    else if (join === "max") known.value = Math.max(known.value, value);
    else if (join === "min") known.value = Math.min(known.value, value);
    else {
      known.value += value;
      if (join === "mean") known.weight += weight;
    }
  }

  /** The tool could not parse the file. */
  fail(path: string): void {
    this.see(path).failed = true;
  }

  /** The tool failed or its report is not whole, so that nothing it looked at is clean. */
  failAll(): void {
    for (const file of this.#files.values()) file.failed = true;
  }

  /**
   * Hands every file to the sink. A report that names no file at all stands for the folder it lies in, and is clean.
   *
   * @param clean - whether a report without files says that nothing was found, rather than nothing
   */
  async handOver(sink: Sink, clean: boolean): Promise<void> {
    let failed = 0;
    if (this.#files.size === 0 && !clean) sink.note("the report says of no file that it was examined");
    for (const [path, file] of this.#files) {
      if (file.failed) failed++;
      await sink.report({position: `file ${path}`, path, subject: null, scores: this.#scoresOf(file)});
    }
    if (this.#files.size === 0 && clean) {
      const file: Examined = {measures: new Map(), failed: false};
      for (const [metric, join] of Object.entries(this.measures))
        if (join === "sum") file.measures.set(metric, {value: 0, weight: 1});
      await sink.report({position: "report", path: null, subject: null, scores: this.#scoresOf(file)});
    }
    if (failed > 0)
      sink.note(
        `${failed} ${failed === 1 ? "file" : "files"} could not be examined by ${this.scorer}: unknown, not clean`
      );
  }

  #scoresOf({measures, failed}: Examined): PartScore[] {
    const scores: PartScore[] = [];
    for (const [metric, parts_join] of Object.entries(this.measures)) {
      const found = measures.get(metric);
      // What parses or not is known of a file that does not parse; nothing else is.
      const known = found && (!failed || metric === "compiles");
      const common = {metric, scorer: this.scorer, scorer_kind: "static", parts_join} as const;
      if (known) scores.push({...common, value: found.value, weight: found.weight, status: "ok"});
      else if (failed) scores.push({...common, value: null, weight: 1, status: "error"});
    }
    return scores;
  }
}
