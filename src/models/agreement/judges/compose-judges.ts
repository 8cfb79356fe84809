import {refuse} from "../../../statistics/estimate.js";
import type {Facts} from "../../../tables/cells.js";
import type {RatingFacts} from "../../../tables/rating-facts.js";
import type {AgreementChoice} from "../agreement-model.js";
import {peopleOf} from "../people.js";
import {ratingTable, type RatingTable} from "../rating-table.js";
import {reviewChances} from "../review-chances.js";
import type {Resampling} from "../two-raters.js";
import {judgeCalibration} from "./judge-calibration.js";
import {judgeDrift} from "./judge-drift.js";
import {judgeErrors} from "./judge-errors.js";
import {judgeLeanings} from "./judge-leanings.js";
import {judgeOrder} from "./judge-order.js";
import {judgeSeries, peopleSeries, type JudgeSeries, type PeopleSeries} from "./judge-series.js";
import type {JudgeModel, JudgingWords} from "./judges-model.js";
import {judgeWords, judgingWords} from "./judges-words.js";
import {swappedOf} from "./swapped.js";

type Asked = Pick<AgreementChoice, "dimension" | "people"> & {resampling?: Resampling};

/** As everywhere on the page, so that one kappa has one interval. */
const RESAMPLING: Resampling = {replicates: 1000, seed: 20261101};
const SMALL = 30;

/**
 * The section on judges: each judge model held against the people of one dimension, the best agreement first.
 *
 * Judges are raters of kind judge and marks of kind judge in the exports. `dimension` names what people were asked.
 */
export function composeJudges(
  ratings: RatingFacts,
  facts: Facts,
  asked: Asked
): {judges: JudgeModel[]; judging: JudgingWords} {
  const table = ratingTable(ratings, facts, asked.dimension);
  if (!table) return {judges: [], judging: judgingWords([], 0)};
  const people = peopleSeries(table, peopleOf(table, asked));
  const chances = reviewChances(ratings, ratings.dimensions.indexOf(table.dimension));
  const weights = chances.kind === "unequal" ? table.items.map((item) => 1 / (chances.of.get(item) ?? 1)) : null;
  const backward = ratingTable(ratings, facts, swappedOf(asked.dimension));
  const judges = judgeSeries(ratings, facts, table)
    .map((judge) =>
      composeJudge(
        {ratings, facts, table, backward, people, weights, resampling: asked.resampling ?? RESAMPLING},
        judge
      )
    )
    .sort((a, b) => kappaOf(b) - kappaOf(a));
  const rated = people.majority.filter((x) => x !== null).length;
  return {judges, judging: judgingWords(judges, rated)};
}

interface Side {
  ratings: RatingFacts;
  facts: Facts;
  table: RatingTable;
  backward: RatingTable | null;
  people: PeopleSeries;
  weights: readonly number[] | null;
  resampling: Resampling;
}

function composeJudge(side: Side, judge: JudgeSeries): JudgeModel {
  const {ratings, facts, table, backward, people, weights, resampling} = side;
  const errors = judgeErrors(table, people, judge, weights, resampling);
  const said = table.items.filter((_, i) => judge.said[i] !== null);
  const systems = new Set([...judge.values.keys(), ...said].map((item) => ratings.items[item]!.system));
  const own = [...systems].flatMap((s) => {
    const fact = facts.systems[s];
    return fact && judge.family !== null && fact.family === judge.family ? [s] : [];
  });
  const same_family_systems = own.sort((a, b) => a - b).map((s) => facts.systems[s]!.system);
  const flags: string[] = [];
  if (same_family_systems.length > 0) flags.push("same_family");
  if (weights && judge.approval !== null) flags.push("weighted");
  if (errors.n < SMALL) flags.push("small_n");
  if (judge.outages > 0) flags.push("unreadable");
  const composed = {
    judge: judge.judge,
    source: judge.source,
    dimension: table.dimension.dimension,
    model: judge.model,
    family: judge.family,
    judged: judge.judged,
    outages: judge.outages,
    split: people.split,
    approval: judge.approval,
    ...errors,
    calibration: judgeCalibration(table, people, judge),
    order: judgeOrder(ratings, table, backward, people, judge),
    ...(errors.n === 0
      ? {length_bias: refuse("n_zero", 0), family_bias: refuse("n_zero", 0)}
      : judgeLeanings(ratings, facts, table, people, judge)),
    drift: judgeDrift(table, people, judge),
    same_family_systems,
    flags
  };
  return {...composed, words: judgeWords(composed)};
}

function kappaOf({kappa}: JudgeModel): number {
  return "refused" in kappa ? -2 : kappa.value;
}
