import {meanSeClustered} from "../../statistics/rates/mean-se-clustered.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {refuse} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import type {RatingFacts} from "../../tables/rating-facts.js";
import {mostFrequent} from "../agreement/people.js";
import {ratingTable, verdictName, type RaterColumn, type RatingTable} from "../agreement/rating-table.js";
import {quantityOf} from "../quantity.js";
import type {RatedAnswer, SaidBy, TaskDimension, TaskModel, TaskVerdict} from "./task-model.js";

const LEAST_ANSWERS = 5;

/** What people and judges said of the answers to one task; `null` where nobody rated one. */
export function taskRatings(facts: Facts, ratings: RatingFacts, task: number): TaskModel["rated"] {
  const rated = new Set(ratings.items.flatMap((item, i) => (item.task === task ? [i] : [])));
  if (rated.size === 0) return null;
  const dimensions: TaskDimension[] = [];
  const answers: RatedAnswer[] = [];
  const items = new Set<number>();
  for (const {dimension} of ratings.dimensions) {
    const table = ratingTable(ratings, facts, dimension);
    if (!table) continue;
    const at = table.items.flatMap((item, i) => (rated.has(item) ? [i] : []));
    const told = at.map((i) => answerOf(facts, ratings, table, i)).filter((a) => a.people.length + a.judges.length > 0);
    if (told.length === 0) continue;
    for (const i of at) items.add(table.items[i]!);
    answers.push(...told);
    dimensions.push({dimension, people: saidBy(table, at, "human"), judges: saidBy(table, at, "judge")});
  }
  return dimensions.length === 0 ? null : {items: items.size, dimensions, answers};
}

function answerOf(facts: Facts, ratings: RatingFacts, table: RatingTable, i: number): RatedAnswer {
  const item = ratings.items[table.items[i]!]!;
  const system = facts.systems[item.system] ?? null;
  const of = (kind: "human" | "judge") => table.columns.filter((c) => c.fact.kind === kind && c.said[i] !== null);
  const verdict = ({fact, said}: RaterColumn): TaskVerdict => ({
    rater: fact.rater,
    verdict: verdictName(table, said[i]!),
    own_family: fact.kind === "judge" && sameFamily(fact.family, system?.family ?? null)
  });
  const [people, judges] = [of("human"), of("judge")];
  const said = people.map((c) => c.said[i]!);
  const most = said.length === 0 ? null : mostFrequent(said);
  return {
    dimension: table.dimension.dimension,
    system: system?.system ?? null,
    run: facts.runs[item.run]?.run ?? null,
    people: people.map(verdict),
    judges: judges.map(verdict),
    people_part: new Set(said).size > 1,
    judges_part: most === null || judges.length === 0 ? null : judges.some((c) => c.said[i] !== most)
  };
}

function sameFamily(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}

function saidBy(table: RatingTable, at: readonly number[], kind: "human" | "judge"): SaidBy | null {
  const columns = table.columns.filter((c) => c.fact.kind === kind && at.some((i) => c.said[i] !== null));
  if (columns.length === 0) return null;
  const given = at.flatMap((i) =>
    columns.flatMap((c) => (c.said[i] === null ? [] : [{answer: i, verdict: c.said[i]!}]))
  );
  const counts = new Map<number, number>();
  for (const {verdict} of given) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const ordered = table.dimension.level !== "nominal";
  const yes = table.yes === null ? null : verdictName(table, table.yes);
  const numbers = given.map(({verdict}) => (table.yes === null ? verdict : verdict === table.yes ? 1 : 0));
  const clusters = given.map(({answer}) => answer);
  const answers = new Set(clusters).size;
  const meanOf = () => {
    if (table.yes !== null) return rateClustered(numbers, {clusters});
    if (!ordered || table.labelled) return refuse("no_variation", given.length);
    // Of fewer answers a mean's interval would reach beyond the scale.
    return answers < LEAST_ANSWERS ? refuse("n_too_small", given.length) : meanSeClustered(numbers, {clusters});
  };
  return {
    raters: columns.length,
    ratings: given.length,
    answers,
    counts: [...counts].sort(([a], [b]) => a - b).map(([verdict, n]) => ({label: verdictName(table, verdict), n})),
    mean: quantityOf(meanOf(), given.length),
    yes
  };
}
