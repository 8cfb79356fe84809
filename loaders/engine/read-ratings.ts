import type {ItemFact, RaterFact, RatingFacts} from "../../src/tables/rating-facts.js";
import type {SystemEntry} from "../workspace/workspace-schema.js";
import {judgeFamily, type KnownSystem} from "./judge-family.js";
import type {Query} from "./query.js";
import {fold, labelOfValue, ratingDimensions, valueOfLabel, type Given, type RubricEntry} from "./rating-dimensions.js";
import {itemsSql, ratingsSql} from "./ratings-sql.js";
import {readItemScores} from "./read-item-scores.js";

/** What the workspace file says of raters and what they are asked. */
export interface RatingSettings {
  rubric: readonly RubricEntry[];
  entries: readonly SystemEntry[];
  /** Whether people are called "Reviewer 1" rather than by name. */
  pseudonyms: boolean;
}

type Column<T> = ArrayLike<T>;

interface RatingColumns {
  item: Column<number>;
  rater_id: Column<string>;
  rater: Column<string>;
  rater_kind: Column<RaterFact["kind"]>;
  dimension: Column<string>;
  value: Column<number | null>;
  label: Column<string | null>;
  batch: Column<string | null>;
  rated_at: Column<number | null>;
  inclusion_probability: Column<number | null>;
  unjoined: Column<boolean>;
}

/** Words with which a judge's export says that there was no verdict. */
const NO_VERDICT = /^(garbage|error|failed|invalid|unpars\w*|n\/?a|nan|null|none|timeout)$/;

/**
 * Reads who rated what and how, and what scorers said of the same answers.
 *
 * A rating row without a verdict is an outage of its rater and none of the ratings; so is a judge's label that its
 * rubric, as people use it, does not know. Labels and numbers stand in for each other where the scale says which is which.
 */
export async function readRatings(query: Query, settings: RatingSettings): Promise<RatingFacts> {
  const found = (await query.columns(ratingsSql)) as unknown as RatingColumns;
  const rows = found.item?.length ?? 0;
  const read = await query.columns(itemsSql);
  const items = itemsOf(read);
  const systems = await query.rows<KnownSystem>("select system, model, family, provider from system order by position");
  const family = (name: string) => judgeFamily(name, {systems, entries: settings.entries});
  const raters = ratersOf(found, rows, settings.pseudonyms, family);
  const dimensions = ratingDimensions(givenOf(found, rows), settings.rubric);
  const numbers = dimensions.map(({labels}) => new Map(labels.map((label, i) => [fold(label), i])));
  const dimensionNumber = new Map(dimensions.map(({dimension}, i) => [dimension, i]));
  const batches: string[] = [];
  const batchNumber = new Map<string, number>();

  const facts: RatingFacts = {
    ...{raters: raters.facts, dimensions, items, batches, length: 0},
    item: new Uint32Array(rows),
    rater: new Uint32Array(rows),
    dimension: new Uint32Array(rows),
    value: new Float64Array(rows),
    label: new Int32Array(rows),
    batch: new Int32Array(rows),
    rated_at: new Float64Array(rows),
    inclusion_probability: new Float64Array(rows),
    scores: await readItemScores(query, items.length, family),
    unjoined: 0
  };
  let n = 0;
  for (let i = 0; i < rows; i++) {
    const rater = raters.number.get(found.rater_id[i]!)!;
    const d = dimensionNumber.get(found.dimension[i]!)!;
    const text = found.label[i] ?? null;
    let value = found.value[i] ?? NaN;
    let label = text === null ? -1 : (numbers[d]!.get(fold(text)) ?? -1);
    if (Number.isNaN(value) && label === -1) {
      raters.facts[rater]!.outages++;
      (raters.facts[rater]!.unread ??= []).push([found.item[i]!, d]);
      continue;
    }
    if (label === -1) label = labelOfValue(dimensions[d]!, value);
    if (Number.isNaN(value)) value = valueOfLabel(dimensions[d]!, label);
    const batch = found.batch[i] ?? null;
    if (batch !== null && !batchNumber.has(batch)) batchNumber.set(batch, batches.push(batch) - 1);
    facts.item[n] = found.item[i]!;
    facts.rater[n] = rater;
    facts.dimension[n] = d;
    facts.value[n] = value;
    facts.label[n] = label;
    facts.batch[n] = batch === null ? -1 : batchNumber.get(batch)!;
    facts.rated_at[n] = found.rated_at[i] ?? NaN;
    facts.inclusion_probability[n] = found.inclusion_probability[i] ?? NaN;
    if (found.unjoined[i]) facts.unjoined++;
    n++;
  }
  return cutTo(facts, n);
}

function itemsOf(read: Record<string, unknown[]>): ItemFact[] {
  const column = <T>(name: string) => (read[name] ?? []) as T[];
  const [system, task, run] = [column<number>("system"), column<number>("task"), column<number>("run")];
  const [share, tokens] = [column<number | null>("share"), column<number | null>("output_tokens")];
  return column<string>("item").map((item, i) => ({
    item,
    system: system[i]!,
    task: task[i]!,
    run: run[i]!,
    share: share[i] ?? null,
    output_tokens: tokens[i] ?? null
  }));
}

/**
 * Raters in a fixed order: people first, then judges, then metrics. By name, with numbers read as numbers; people who are
 * not named stand in the order of their hashed ids, which tells nothing of their names.
 */
function ratersOf(
  found: RatingColumns,
  rows: number,
  pseudonyms: boolean,
  family: (name: string) => string | null
): {facts: RaterFact[]; number: Map<string, number>} {
  const seen = new Map<string, {rater: string; kind: RaterFact["kind"]}>();
  for (let i = 0; i < rows; i++)
    if (!seen.has(found.rater_id[i]!))
      seen.set(found.rater_id[i]!, {rater: found.rater[i]!, kind: found.rater_kind[i]!});
  const kinds = ["human", "judge", "metric"];
  const sorted = [...seen].sort(([idA, a], [idB, b]) => {
    const named = a.kind !== "human" || !pseudonyms;
    return (
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      (named ? a.rater.localeCompare(b.rater, "en", {numeric: true}) : 0) ||
      (idA < idB ? -1 : 1)
    );
  });
  const facts = sorted.map(([, {rater, kind}], i): RaterFact => {
    const name = kind === "human" && pseudonyms ? `Reviewer ${i + 1}` : rater;
    const isJudge = kind === "judge";
    return {rater: name, kind, model: isJudge ? rater : null, family: isJudge ? family(rater) : null, outages: 0};
  });
  return {facts, number: new Map(sorted.map(([id], i) => [id, i]))};
}

/** Labels and numbers of each dimension; a judge's words count only where nobody else's do. */
function givenOf(found: RatingColumns, rows: number): Given[] {
  const given = new Map<string, {people: Set<string>; judges: Set<string>; values: Set<number>}>();
  for (let i = 0; i < rows; i++) {
    const dimension = found.dimension[i]!;
    let so = given.get(dimension);
    if (!so) given.set(dimension, (so = {people: new Set(), judges: new Set(), values: new Set()}));
    const [label, value] = [found.label[i] ?? null, found.value[i] ?? null];
    if (value !== null) so.values.add(value);
    if (label !== null && found.rater_kind[i] === "human") so.people.add(label);
    else if (label !== null && !NO_VERDICT.test(fold(label))) so.judges.add(label);
  }
  return [...given].map(([dimension, {people, judges, values}]) => ({
    dimension,
    labels: [...people],
    further: [...judges],
    values: [...values]
  }));
}

function cutTo(facts: RatingFacts, length: number): RatingFacts {
  return {
    ...facts,
    length,
    item: facts.item.slice(0, length),
    rater: facts.rater.slice(0, length),
    dimension: facts.dimension.slice(0, length),
    value: facts.value.slice(0, length),
    label: facts.label.slice(0, length),
    batch: facts.batch.slice(0, length),
    rated_at: facts.rated_at.slice(0, length),
    inclusion_probability: facts.inclusion_probability.slice(0, length)
  };
}
