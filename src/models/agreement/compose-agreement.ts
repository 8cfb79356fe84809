import {krippendorffAlpha} from "../../statistics/agreement/krippendorff-alpha.js";
import type {Cells, Facts} from "../../tables/cells.js";
import type {RatingFacts} from "../../tables/rating-facts.js";
import {ratedDimensions} from "./agreement-choice.js";
import type {AgreementChoice, AgreementModel, AgreementRater, Explained} from "./agreement-model.js";
import {agreementModelOf, unratedModel} from "./agreement-model-of.js";
import type {Words} from "./agreement-words.js";
import {ambiguousItems} from "./ambiguous-items.js";
import {pairCoefficient} from "./coefficient-words.js";
import {composeCorrected} from "./corrected/compose-corrected.js";
import {judgeAgreement} from "./judge-agreement.js";
import {composeJudges} from "./judges/compose-judges.js";
import {metricAgreement} from "./metric-agreement.js";
import {levelsOf, overallAgreement} from "./overall-agreement.js";
import {ownFamily} from "./own-family.js";
import {pairAgreement} from "./pair-agreement.js";
import {isExperienced, peopleOf} from "./people.js";
import {ratingTable, type RatingTable} from "./rating-table.js";
import {reviewChances} from "./review-chances.js";
import {explained, type Resampling} from "./two-raters.js";

const SEED = 20261101;
const REPLICATES = 1000;
const FEWEST_REPLICATES = 200;
/** Items drawn in all resamples together: more would keep a reader waiting. */
const MOST_DRAWN = 2e8;

/** The agreement page: how far people agree, and how far judges and metrics agree with them. */
export function composeAgreement(
  facts: Facts,
  cells: Cells,
  ratings: RatingFacts,
  asked: AgreementChoice
): AgreementModel {
  const dimensions = ratedDimensions(ratings);
  const dimension = dimensions.includes(asked.dimension) ? asked.dimension : (dimensions[0] ?? "");
  const choice = {...asked, dimension};
  const table = ratingTable(ratings, facts, dimension);
  return table ? rated({facts, cells, ratings, table}, choice, dimensions) : unratedModel(facts, choice);
}

interface Rated {
  facts: Facts;
  cells: Cells;
  ratings: RatingFacts;
  table: RatingTable;
}

function rated(
  {facts, cells, ratings, table}: Rated,
  choice: AgreementChoice,
  dimensions: readonly string[]
): AgreementModel {
  const people = peopleOf(table, choice);
  const counted = table.columns.filter((c) => c.items > 0 && (c.fact.kind === "judge" || people.includes(c)));
  const resampling = resamplingFor(counted.length, table.items.length);
  const coefficient = pairCoefficient(table);
  const overall = overallAgreement(table, people, resampling);
  const pairs = pairAgreement(table, counted, resampling);
  const with_majority = judgeAgreement(table, people, choice, resampling, ownFamily(ratings, facts, table));
  const metrics = metricAgreement(ratings, facts, table, people);
  const judges = counted.filter((c) => c.fact.kind === "judge");
  const raters = table.columns.map(
    (c): AgreementRater => ({
      rater: c.fact.rater,
      kind: c.fact.kind,
      family: c.fact.family,
      items: c.items,
      experienced: isExperienced(c),
      included: c.fact.kind !== "human" || people.includes(c),
      outages: c.fact.outages
    })
  );
  const words: Words = {
    kind: people.length > 0 ? "people" : "judges",
    facts,
    dimension: {...table.dimension, scale: table.scale},
    choice,
    raters,
    pairs,
    overall,
    metrics,
    ...ambiguousItems(ratings, facts, table, people),
    judges: with_majority.map((agreement) => ({agreement, coefficient: agreement[coefficient.key]})),
    judgeCount: judges.length,
    betweenJudges: betweenJudges(table, judges, resampling),
    symbol: coefficient.symbol,
    people: people.length,
    systems: [...new Set(table.items.map((i) => ratings.items[i]!.system))].flatMap(
      (s) => facts.systems[s]?.system ?? []
    ),
    level: table.dimension.level,
    items: table.items.length,
    unjoined: ratings.unjoined,
    minItems: facts.settings.min_tasks,
    dates: datesOf(ratings, table),
    runs: runsOf(facts, ratings, table),
    ...resampling,
    unequal: reviewChances(ratings, ratings.dimensions.indexOf(table.dimension)).kind === "unequal",
    clustered: new Set(table.clusters).size < table.items.length
  };
  return agreementModelOf(facts, words, {
    choice,
    options: {
      dimensions: dimensions.map((value) => ({value, label: value})),
      people: raters.some((r) => r.kind === "human" && !r.experienced) && raters.some((r) => r.experienced),
      unreadable: with_majority.some((j) => j.unreadable > 0)
    },
    coefficient,
    with_majority,
    ...composeJudges(ratings, facts, choice),
    ...composeCorrected(ratings, facts, cells, choice)
  });
}

/** How far judges agree with each other, all of them together; null where there is one or none. */
function betweenJudges(
  table: RatingTable,
  judges: readonly RatingTable["columns"][number][],
  resampling: Resampling
): Explained | null {
  if (judges.length < 2) return null;
  const data = table.items.map((_, i) => judges.map(({said}) => said[i] ?? null));
  const measurement = levelsOf(table)[0]!;
  const alpha = krippendorffAlpha(data, {...resampling, clusters: table.clusters, measurement});
  return explained(alpha, data.filter((row) => row.filter((x) => x !== null).length >= 2).length);
}

/** As many resamples as a reader can wait for: a thousand but for very many ratings. */
function resamplingFor(raters: number, items: number): Resampling {
  const coefficients = 1.5 * raters * raters + 5;
  const affordable = Math.floor(MOST_DRAWN / Math.max(1, coefficients * items));
  return {replicates: Math.max(FEWEST_REPLICATES, Math.min(REPLICATES, affordable)), seed: SEED};
}

/** When the runs were whose answers were rated. */
function runsOf(facts: Facts, ratings: RatingFacts, table: RatingTable): (string | null)[] {
  const runs = new Set(table.items.map((i) => ratings.items[i]!.run).filter((r) => r >= 0));
  return [...runs].map((r) => facts.runs[r]!.started_at);
}

/** The first and the last time at which somebody rated along the table's dimension. */
function datesOf({dimensions, dimension, rated_at}: RatingFacts, table: RatingTable): string[] {
  const d = dimensions.indexOf(table.dimension);
  let first = Infinity;
  let last = -Infinity;
  rated_at.forEach((t, i) => {
    if (dimension[i] !== d || !Number.isFinite(t)) return;
    first = Math.min(first, t);
    last = Math.max(last, t);
  });
  return Number.isFinite(first) ? [first, last].map((t) => new Date(t).toISOString()) : [];
}
