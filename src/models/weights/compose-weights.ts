import {spearmanCi} from "../../statistics/association/spearman-ci.js";
import {utility} from "../../statistics/composite/utility.js";
import type {Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import {quantityOf} from "../quantity.js";
import {DRAWS} from "../value/draws.js";
import {sameWeights, standingWeights} from "../value/value-choice.js";
import {historyOf} from "./history.js";
import {proposedWeights} from "./offered-entry.js";
import type {PreparedWeights} from "./prepare-weights.js";
import {geometricOf, nameOf, possibleScore, rankSystems, type Ranking} from "./rank-systems.js";
import {proposalCaption, proposalHeading} from "./proposal-words.js";
import type {Recalibrated} from "./recalibrate.js";
import {flipsOf, meanOf, sensitivityOf, triangleOf, utilitiesOf} from "./sensitivity.js";
import {weightsAnswer} from "./weights-answer.js";
import type {RankedSystem, WeighedMetric, WeightsChoice, WeightsModel} from "./weights-model.js";
import {
  correlationsCaption,
  flipsCaption,
  historyCaption,
  metricWords,
  sensitivityCaption,
  weightsCaption
} from "./weights-captions.js";
import {weightsBasis, weightsNotes, weightsNotMeasured, weightsWouldChange} from "./weights-words.js";

const TITLE = "What should the composite weigh?";

/** What the outcomes say and what the weights were set on: the same whatever the sliders do. */
export interface WeightsEvidence {
  recalibrated: Recalibrated | null;
  data: string;
  day: string | null;
}

/**
 * The weights page: the ranking under some weights, how much of it hangs on them, and what outcomes say of them.
 *
 * @param moving - the page as it stands, for the frames while a slider moves: only scores and order are computed anew
 */
export function composeWeights(
  facts: Facts,
  prepared: PreparedWeights,
  choice: WeightsChoice,
  evidence: WeightsEvidence,
  {moving}: {moving?: WeightsModel} = {}
): WeightsModel {
  const standing = facts.settings.weights.at(-1);
  const weights = complete(prepared, choice.weights);
  const ranking = rankSystems(prepared, weights, facts.settings, {sets: !moving});
  const metrics = weighedMetrics(facts, prepared, ranking, weights, moving);
  const settled = moving ? null : settledParts(facts, prepared, ranking, weights);
  const kind = prepared.systems.length === 0 ? "empty" : prepared.metrics.length < 2 ? "single" : "weighed";
  const parts = {
    kind,
    suite: prepared.suite?.value ?? "",
    tasks: Math.max(0, ...prepared.systems.map((s) => s.task.length)),
    choice: {suite: prepared.suite?.value ?? "", weights},
    standing: {
      id: standing?.id ?? null,
      since: standing?.since ?? null,
      why: standing?.why ?? null,
      weights: complete(prepared, standingWeights(facts)),
      ranking: moving?.standing.ranking ?? standingRanks(facts, prepared)
    },
    metrics,
    ranking: rankedSystems(facts, prepared, ranking, weights, moving),
    unranked: ranking.unplaced.map(({at, reason, missing}) => ({
      system: nameOf(facts, prepared, at),
      reason:
        reason === "other_tasks"
          ? "ran other tasks"
          : missing.length > 0
            ? `lacks ${missing.map((m) => titleOf(facts, m)).join(", ")}`
            : "score refused",
      possible: possibleScore(prepared.systems[at]!, weights, facts.settings)
    })),
    sensitivity: settled?.sensitivity ?? moving?.sensitivity ?? [],
    flips: settled?.flips ?? moving?.flips ?? [],
    correlations: settled?.correlations ?? moving?.correlations ?? [],
    triangle: settled?.triangle ?? moving?.triangle ?? null,
    recalibrated: evidence.recalibrated,
    proposed: moving?.proposed ?? proposedRanks(facts, prepared, evidence.recalibrated),
    history: moving?.history ?? historyOf(facts, prepared),
    isStanding: sameWeights(weights, complete(prepared, standingWeights(facts))),
    minTasks: facts.settings.min_tasks,
    boards: facts.boards.length > 0
  } as const;
  const {isStanding: _, minTasks: __, boards: ___, ...shown} = parts;
  return {
    page: "weights",
    title: TITLE,
    answer: weightsAnswer(parts),
    basis: weightsBasis(facts, parts, prepared.dates),
    generated_from: generatedFrom(facts, prepared.dates, DRAWS),
    ...shown,
    options: {suites: prepared.suites.map(({value}) => ({value, label: value}))},
    data: evidence.data,
    day: evidence.day,
    caption: weightsCaption(parts),
    sensitivity_caption: sensitivityCaption(parts),
    flips_caption: flipsCaption(parts),
    correlations_caption: correlationsCaption(parts),
    proposal_heading: proposalHeading(parts),
    proposal_caption: proposalCaption(parts),
    history_caption: historyCaption(parts),
    notes: weightsNotes(parts),
    would_change: weightsWouldChange(parts),
    not_measured: weightsNotMeasured(parts)
  };
}

/** Weights over every metric that can be weighed; those not named weigh nothing. */
function complete(prepared: PreparedWeights, weights: Record<string, number>): Record<string, number> {
  return Object.fromEntries(prepared.metrics.map((m) => [m, weights[m] ?? 0]));
}

function titleOf(facts: Facts, metric: string): string {
  return facts.settings.metrics[metric]?.title ?? (metric === "pass" ? "Pass rate" : metric.replaceAll("_", " "));
}

function settledParts(facts: Facts, prepared: PreparedWeights, ranking: Ranking, weights: Record<string, number>) {
  const utilities = utilitiesOf(prepared, ranking, weights, facts.settings);
  const every = utilitiesOf(prepared, ranking, weights, facts.settings, {all: true});
  const {metrics, point} = every;
  return {
    sensitivity: sensitivityOf(facts, prepared, ranking, utilities),
    flips: flipsOf(facts, prepared, ranking, every),
    triangle: triangleOf(facts, prepared, ranking, utilities),
    correlations: metrics.flatMap((a, k) =>
      metrics.slice(k + 1).map((b, i) => {
        const column = (at: number) => point.map((row) => row[at]!);
        return {a, b, spearman: quantityOf(spearmanCi(column(k), column(k + 1 + i)), point.length)};
      })
    )
  };
}

function weighedMetrics(
  facts: Facts,
  prepared: PreparedWeights,
  {placed}: Ranking,
  weights: Record<string, number>,
  moving: WeightsModel | undefined
): WeighedMetric[] {
  const standing = standingWeights(facts);
  return prepared.metrics.map((metric) => {
    const setting = facts.settings.metrics[metric];
    const anchors = setting?.anchors ?? ([0, 1] as [number, number]);
    return {
      metric,
      title: titleOf(facts, metric),
      unit: setting?.unit ?? null,
      what: metricWords({unit: setting?.unit ?? null, anchors, fails_when: setting?.fails_when ?? null}),
      better: setting?.better ?? "higher",
      anchors,
      weight: weights[metric] ?? 0,
      standing: standing[metric] ?? 0,
      fails_when: setting?.fails_when ?? null,
      // Where systems lie on a scale does not move with the weights, and a mean over all tasks would cost a frame.
      utilities:
        moving?.metrics.find((m) => m.metric === metric)?.utilities ??
        placed.flatMap(({at}) => {
          const value = meanOf(prepared, at, metric);
          const {system, family_slot} = facts.systems[prepared.systems[at]!.system]!;
          return Number.isNaN(value) ? [] : [{system, slot: family_slot, value, utility: utility(value, anchors)}];
        })
    };
  });
}

function rankedSystems(
  facts: Facts,
  prepared: PreparedWeights,
  {placed}: Ranking,
  weights: Record<string, number>,
  moving: WeightsModel | undefined
): RankedSystem[] {
  return placed.map(({at, score, rank, rank_low, rank_high}) => {
    const s = prepared.systems[at]!;
    const fact = facts.systems[s.system]!;
    const before = moving?.ranking.find((r) => r.system === fact.system);
    return {
      system: fact.system,
      family: fact.family,
      slot: fact.family_slot,
      tasks: s.task.length,
      score,
      geometric: before?.geometric ?? geometricOf(s, weights, facts.settings),
      rank,
      rank_low: before?.rank_low ?? rank_low,
      rank_high: before?.rank_high ?? rank_high,
      gated: s.gated
    };
  });
}

function standingRanks(facts: Facts, prepared: PreparedWeights): {system: string; rank: number}[] {
  const {placed} = rankSystems(prepared, standingWeights(facts), facts.settings, {sets: false});
  return placed.map(({at, rank}) => ({system: nameOf(facts, prepared, at), rank}));
}

/** Ranks under the standing and under the proposed weights. */
function proposedRanks(
  facts: Facts,
  prepared: PreparedWeights,
  recalibrated: Recalibrated | null
): WeightsModel["proposed"] {
  const proposal = proposedWeights(recalibrated);
  if (!proposal || sameWeights(proposal, standingWeights(facts))) return [];
  const [before, after] = [standingWeights(facts), proposal].map((w) =>
    rankSystems(prepared, w, facts.settings, {sets: false})
  );
  const ranks = new Map(after!.placed.map((p) => [p.at, p.rank]));
  return before!.placed.flatMap(({at, rank}) => {
    const next = ranks.get(at);
    const {system, family_slot} = facts.systems[prepared.systems[at]!.system]!;
    return next === undefined ? [] : [{system, slot: family_slot, before: rank, after: next}];
  });
}
