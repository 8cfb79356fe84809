import type {ScorerKind} from "../../src/tables/score.js";
import type {Verdict} from "../../src/tables/attempt.js";
import type {RatingIntake, ScoreIntake} from "../intake.js";
import type {RowCells} from "./json-cells.js";
import {isoTime, toNumber} from "./json-cells.js";
import type {JsonRecord} from "./json-values.js";
import {asList, asName, asRecord, members} from "./json-values.js";

const LETTERS: ReadonlyMap<string, number> = new Map([
  ["c", 1],
  ["p", 0.5],
  ["i", 0],
  ["n", 0],
  ["yes", 1],
  ["true", 1],
  ["no", 0],
  ["false", 0]
]);

/**
 * Inspect's score value as a number: `C` 1, `P` 0.5, `I` and `N` 0, yes and no, booleans, numbers and their texts.
 *
 * `NaN` and nothing mean unscored (`null`). Any other text is `undefined`: Inspect itself would count it as 0 with a
 * warning, which is a silent zero.
 */
export function scoreNumber(value: unknown): number | null | undefined {
  if (value === null || value === undefined || value === "NaN") return null;
  if (typeof value === "boolean") return Number(value);
  const letter = typeof value === "string" ? LETTERS.get(value.trim().toLowerCase()) : undefined;
  return letter ?? toNumber(value) ?? undefined;
}

/** The parts of one score: a list or a record of values gives one metric for each of its elements. */
function scoreParts(scorer: string, value: unknown): {metric: string; value: unknown}[] {
  const record = asRecord(value);
  if (record !== null) return members(record).map(([key, part]) => ({metric: asName(key, 80) ?? scorer, value: part}));
  if (Array.isArray(value)) return value.map((part, at) => ({metric: `${scorer}[${at}]`, value: part as unknown}));
  return [{metric: scorer, value}];
}

/** Who scores in a log: read once from its header. */
export interface Scorers {
  /** The scorer that decides the verdict: the first of the log's results, else the first of the sample. */
  deciding: string | null;
  /** Of a scorer with several values, the one the log's results name first. */
  part: string | null;
  /** Model that grades, by scorer. */
  judges: ReadonlyMap<string, string>;
}

/** Metrics with a value outside [0, 1] anywhere in the log: 1 of 10 is not a pass. */
export function offScale(scores: unknown, found: Set<string>): void {
  for (const [scorer, score] of members(scores)) {
    for (const {metric, value} of scoreParts(scorer, asRecord(score)?.value ?? null)) {
      const number = scoreNumber(value);
      if (typeof number === "number" && (number < 0 || number > 1)) found.add(`${scorer}\u0000${metric}`);
    }
  }
}

/** What one sample's scores say. */
export interface SampleScores {
  scores: ScoreIntake[];
  ratings: RatingIntake[];
  verdict: Verdict;
  score_share: number | null;
}

/**
 * The scores of one sample, its human edits as ratings, and the verdict of the deciding scorer.
 *
 * A value of 1 passes, 0 fails and between is partial; a scorer whose scale is not [0, 1] decides nothing. Of a scorer
 * with several values the one that the log's results name first decides, else its first. Where a person edited a score,
 * the edited value decides and is the rating, and the automatic value of before stays the score: the two are an
 * agreement pair.
 */
export function sampleScores(
  value: unknown,
  scorers: Scorers,
  off: ReadonlySet<string>,
  cells: RowCells
): SampleScores {
  const all: SampleScores = {scores: [], ratings: [], verdict: "unscored", score_share: null};
  const entries = members(value);
  const deciding = entries.find(([scorer]) => scorer === scorers.deciding)?.[0] ?? entries[0]?.[0];
  for (const [scorer, cell] of entries) {
    const score = asRecord(cell);
    const current = score === null ? cell : score.value;
    const edits = asList(score?.history)
      .map(asRecord)
      .filter((edit) => edit !== null);
    const original = editedBy(edits[0] ?? null) === null ? edits[0]?.value : undefined;
    const edited = edits.some((edit) => editedBy(edit) !== null);
    const automatic = edited && isValue(original) ? original : edited ? null : current;
    const name = asName(scorer, 80) ?? "score";
    for (const part of scoreParts(name, automatic)) {
      all.scores.push({
        metric: part.metric,
        scorer: name,
        ...scored(part.value, cells),
        scorer_kind: kindOf(name),
        scorer_system: scorers.judges.get(scorer) ?? null
      });
    }
    for (const edit of edits) all.ratings.push(...ratingsOf(edit, name, cells));
    if (scorer !== deciding) continue;
    const parts = scoreParts(scorer, current);
    const part = parts.find(({metric}) => metric === scorers.part) ?? parts[0];
    const number = part === undefined ? null : (scoreNumber(part.value) ?? null);
    if (part === undefined || number === null || off.has(`${scorer}\u0000${part.metric}`)) continue;
    all.verdict = number === 1 ? "pass" : number === 0 ? "fail" : "partial";
    all.score_share = number;
  }
  return {...all, ratings: lastOfEach(all.ratings)};
}

function scored(value: unknown, cells: RowCells): Pick<ScoreIntake, "value" | "status"> {
  const number = scoreNumber(value);
  // A text that is no score: the cell is refused with its column, not read as 0.
  if (number === undefined) cells.number("score", "text");
  return typeof number === "number" ? {value: number, status: "ok"} : {value: null, status: "unscored"};
}

function isValue(value: unknown): boolean {
  return value !== undefined && value !== "UNCHANGED";
}

function editedBy(edit: JsonRecord | null): string | null {
  const provenance = asRecord(edit?.provenance);
  return provenance === null ? null : (asName(provenance.author, 80) ?? "unnamed reviewer");
}

function ratingsOf(edit: JsonRecord, scorer: string, cells: RowCells): RatingIntake[] {
  const rater = editedBy(edit);
  if (rater === null || !isValue(edit.value)) return [];
  const rated_at = isoTime(asRecord(edit.provenance)?.timestamp);
  return scoreParts(scorer, edit.value).map(({metric, value}) => ({
    item: null,
    rater,
    rater_kind: "human",
    dimension: metric,
    value: scored(value, cells).value,
    label: asName(value, 60),
    batch: null,
    rated_at,
    inclusion_probability: null
  }));
}

/** A person who edited the same score twice holds the last opinion. */
function lastOfEach(ratings: RatingIntake[]): RatingIntake[] {
  return [...new Map(ratings.map((rating) => [JSON.stringify([rating.rater, rating.dimension]), rating])).values()];
}

function kindOf(scorer: string): ScorerKind | null {
  if (/^(?:.*\/)?(?:model_graded_\w+|multi_scorer)$/.test(scorer) || /judge|rubric/i.test(scorer)) return "judge";
  if (/^(?:match|includes|exact|pattern|answer|choice|math|verify)$/.test(scorer)) return "test";
  return scorer === "f1" ? "similarity" : null;
}
