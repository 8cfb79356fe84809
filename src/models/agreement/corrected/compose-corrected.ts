import {moverDifference} from "../../../statistics/comparison/mover-difference.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../../../statistics/estimate.js";
import type {CorrectedRate} from "../../../statistics/judges/corrected-rate.js";
import {widthAfterLabels} from "../../../statistics/judges/width-after-labels.js";
import {rankConfidenceSet} from "../../../statistics/ranking/rank-confidence-set.js";
import type {Cells, Facts} from "../../../tables/cells.js";
import type {RatingFacts} from "../../../tables/rating-facts.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import type {AgreementChoice} from "../agreement-model.js";
import {judgeSeries, peopleSeries, type JudgeSeries} from "../judges/judge-series.js";
import {peopleOf} from "../people.js";
import {ratingTable} from "../rating-table.js";
import {reviewChances, type ReviewChances} from "../review-chances.js";
import type {CorrectedSystem, Correction} from "./corrected-model.js";
import {correctionWords, whyWords} from "./corrected-words.js";
import {costPerAttempt, standings} from "./on-frontier.js";
import {rateFromElsewhere, ratesOf, systemUnits, type SystemUnits} from "./units.js";

type Asked = Pick<AgreementChoice, "dimension" | "people"> & {judge?: string | null};

const NEXT_LABELS = 60;
const MANY = 100;

/**
 * The section on corrected rates: each system by the judge alone, by people alone and by both.
 *
 * The judge is the one asked for, else the one with most verdicts on answers that people have not seen.
 */
export function composeCorrected(
  ratings: RatingFacts,
  facts: Facts,
  cells: Cells,
  asked: Asked
): {corrected: CorrectedSystem[]; correction: Correction} {
  const none = (missing: string, judges: string[] = []) => ({
    corrected: [],
    correction: correctionWords([], {dimension: asked.dimension, judge: null, judges, next: NEXT_LABELS, missing})
  });
  const table = ratingTable(ratings, facts, asked.dimension);
  if (!table) return none("Needs ratings: what people said of some answers and a judge of all of them.");
  const people = peopleSeries(table, peopleOf(table, asked));
  const labels = new Map(
    table.items.flatMap((item, i) => (people.share[i] === null ? [] : [[item, people.share[i]!]]))
  );
  if (labels.size === 0)
    return none(`Needs people's word on ${asked.dimension} that says which answers are good: yes or no, or a scale.`);
  if (table.items.every((item) => ratings.items[item]!.system < 0))
    return none("The rated items belong to no system, so there is no system's rate to correct.");
  const offered = judgeSeries(ratings, facts, table)
    .filter((j) => j.values.size > 0)
    .map((j) => ({j, unseen: [...j.values.keys()].filter((item) => !labels.has(item)).length}))
    .sort((a, b) => b.unseen - a.unseen || b.j.values.size - a.j.values.size)
    .map(({j}) => j);
  const judge = offered.find((j) => j.judge === asked.judge) ?? offered[0];
  if (!judge) return none("Needs a judge model's verdicts on the same answers.");
  const chances = reviewChances(ratings, ratings.dimensions.indexOf(table.dimension));
  const units = systemUnits(ratings, facts, {judge, labels, chances});
  const corrected = composeSystems(facts, cells, {units, judge, chances});
  return {
    corrected,
    correction: correctionWords(corrected, {
      dimension: asked.dimension,
      judge,
      judges: offered.map((j) => j.judge),
      next: NEXT_LABELS,
      missing: ""
    })
  };
}

interface Parts {
  units: readonly SystemUnits[];
  judge: JudgeSeries;
  chances: ReviewChances;
}

function composeSystems(facts: Facts, cells: Cells, {units, judge, chances}: Parts): CorrectedSystem[] {
  const found = units.map((u) => {
    const rates = ratesOf(u, chances);
    const elsewhere = rates.n_human === 0;
    const corrected: Estimate | Refusal = elsewhere ? rateFromElsewhere(u, units) : rates.corrected;
    const primary = elsewhere ? (isRefusal(corrected) ? null : "corrected") : rates.primary;
    const leading = primary === "corrected" ? corrected : primary === "human_only" ? rates.human_only : null;
    const rate = leading ?? refuse("n_zero", rates.n_human);
    return {
      u,
      rates,
      elsewhere,
      corrected,
      primary,
      rate,
      cost: costPerAttempt(facts, cells, u.system, u.runs)
    } as const;
  });
  const ranks = ranksOf(found.map((f) => f.rate));
  const judgeRanks = ranksOf(found.map((f) => f.rates.judge_only));
  const standing = standings(
    found.map((f) => ({
      cost: f.cost,
      judge: f.rates.judge_only,
      rate: f.rate,
      se: isRefusal(f.rate) ? null : (f.rate.se ?? null)
    }))
  );
  const labels = found.reduce((sum, f) => sum + f.rates.n_human, 0);
  return found.map(({u, rates, elsewhere, corrected, primary, rate, cost}, j): CorrectedSystem => {
    const fact = facts.systems[u.system]!;
    const widths = (more: number) => {
      const planned = elsewhere ? null : widthAfterLabels(rates, more);
      return planned === null || isRefusal(planned) ? null : planned;
    };
    const planned = widths((NEXT_LABELS * rates.n_human) / Math.max(1, labels));
    const count = (q: Quantity) => quantityOf(q, q.n);
    const system = {
      system: fact.system,
      family: fact.family,
      slot: fact.family_slot,
      units: rates.units,
      n_human: rates.n_human,
      judge_only: count(rates.judge_only),
      human_only: count(rates.human_only),
      corrected: count(corrected),
      design: elsewhere ? (isRefusal(corrected) ? "none" : "elsewhere") : rates.design,
      primary,
      rate: count(rate),
      judge_error: quantityOf(moverDifference(rates.judge_only, rate), rate.n),
      correlation: rates.correlation,
      n_eff: isRefusal(corrected) || elsewhere ? null : rates.n_eff,
      rank_judge: judgeRanks.rank[j]!,
      rank: ranks.rank[j]!,
      rank_low: ranks.low[j]!,
      rank_high: ranks.high[j]!,
      cost_usd_per_attempt: cost,
      ...standing[j]!,
      width_now: planned?.now ?? null,
      width_after: planned?.after ?? null,
      width_alone: widths(NEXT_LABELS)?.after ?? null,
      flags: flagsOf(rates, {family: fact.family, judge, chances, elsewhere})
    } satisfies Omit<CorrectedSystem, "why">;
    return {...system, why: whyWords(system)};
  });
}

function flagsOf(
  rates: CorrectedRate,
  at: {family: string | null; judge: JudgeSeries; chances: ReviewChances; elsewhere: boolean}
): string[] {
  const flags: string[] = [];
  if (at.family !== null && at.family === at.judge.family) flags.push("same_family");
  if (at.elsewhere) return [...flags, "calibration_elsewhere"];
  if (at.chances.kind === "unlogged" && rates.n_human < rates.units) flags.push("assumed_random");
  if (rates.n_human < MANY) flags.push("small_n");
  if (!rates.gain && !isRefusal(rates.corrected)) flags.push("no_gain");
  return flags;
}

/** Ranks by value, 1 the highest, and the ranks each may hold; `null` for what cannot be ranked. */
function ranksOf(rates: readonly Quantity[]) {
  const empty = () => rates.map((): number | null => null);
  const out = {rank: empty(), low: empty(), high: empty()};
  const ranked = rates.flatMap((q, j) => (known(q)?.se === undefined ? [] : [j]));
  const values = ranked.map((j) => known(rates[j]!)!.value);
  const sets = rankConfidenceSet(
    values,
    ranked.map((j) => known(rates[j]!)!.se!)
  );
  ranked.forEach((j, i) => {
    out.rank[j] = 1 + values.filter((v) => v > values[i]!).length;
    if (isRefusal(sets)) return;
    out.low[j] = sets.rank_low[i]!;
    out.high[j] = sets.rank_high[i]!;
  });
  return out;
}
